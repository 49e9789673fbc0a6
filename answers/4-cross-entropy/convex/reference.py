claims = {
    "bends": (True, "D"),
    "square": (False, -3),
    "smallest": (False, "B"),
    "level": (True, -0.847),
}
