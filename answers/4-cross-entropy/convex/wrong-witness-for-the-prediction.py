# points: 0.75
# message: square: (False, 0.2) does not settle it
claims = {
    "bends": (True, "D"),
    "square": (False, 0.2),
    "smallest": (False, "B"),
    "level": (True, -0.847),
}
