# points: 0.75
# message: bends: (True, 'A') does not settle it
claims = {
    "bends": (True, "A"),
    "square": (False, -2),
    "smallest": (False, "B"),
    "level": (True, -0.847),
}
