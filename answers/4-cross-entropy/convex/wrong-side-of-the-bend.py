# points: 0.75
# message: square: (False, 2) does not settle it
# slip: sign
claims = {
    "bends": (True, "D"),
    "square": (False, 2),
    "smallest": (False, "B"),
    "level": (True, -0.847),
}
