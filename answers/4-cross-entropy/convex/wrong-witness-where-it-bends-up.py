# points: 0.75
# message: square: (False, 0) does not settle it
claims = {
    "bends": (True, "D"),
    "square": (False, 0),
    "smallest": (False, "B"),
    "level": (True, -0.847),
}
