claims = {
    "zero": (False, "D"),
    "below": (True, "B"),
    "ceiling": (False, 7),
    "tiny": (True, -21),
    "between": (True, "F"),
    "float": (False, 40),
}
