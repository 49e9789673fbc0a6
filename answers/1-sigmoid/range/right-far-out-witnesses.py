# points: 3
claims = {
    "zero": (False, "D"),
    "below": (True, "B"),
    "ceiling": (False, 1e6),
    "tiny": (True, -1000.0),
    "between": (True, "F"),
    "float": (False, 700),
}
