# points: 1
claims = {
    "bends": (True, "D"),
    "square": (False, -0.694),
    "smallest": (False, "B"),
    "level": (True, -0.845),
}
