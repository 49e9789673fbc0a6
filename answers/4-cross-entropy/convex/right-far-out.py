# points: 1
claims = {
    "bends": (True, "D"),
    "square": (False, -30),
    "smallest": (False, "B"),
    "level": (True, -0.85),
}
