# points: 0.75
# message: square: (True, 'D') does not settle it
claims = {
    "bends": (True, "D"),
    "square": (True, "D"),
    "smallest": (False, "B"),
    "level": (True, -0.847),
}
