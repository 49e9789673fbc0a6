# points: 0
# message: square: (True, -2) does not settle it
claims = {
    "bends": (False, "D"),
    "square": (True, -2),
    "smallest": (True, "B"),
    "level": (False, -0.847),
}
