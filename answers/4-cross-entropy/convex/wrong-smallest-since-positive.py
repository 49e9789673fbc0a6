# points: 0.75
# message: smallest: (False, 'A') does not settle it
claims = {
    "bends": (True, "D"),
    "square": (False, -2),
    "smallest": (False, "A"),
    "level": (True, -0.847),
}
