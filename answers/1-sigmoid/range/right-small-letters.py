# points: 3
claims = {
    "zero": (False, "d"),
    "below": (True, " b"),
    "ceiling": (False, 7),
    "tiny": (True, -21),
    "between": (True, "f"),
    "float": (False, 40),
}
