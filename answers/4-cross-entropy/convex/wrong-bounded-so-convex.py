# points: 0.75
# message: bends: (True, 'C') does not settle it
claims = {
    "bends": (True, "C"),
    "square": (False, -2),
    "smallest": (False, "B"),
    "level": (True, -0.847),
}
