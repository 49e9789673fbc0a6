# points: 1.5
# message: zero: (False, 'ABCDEFG') does not settle it
claims = {
    "zero": (False, "ABCDEFG"),
    "below": (True, "ABCDEFG"),
    "ceiling": (False, 7),
    "tiny": (True, -21),
    "between": (True, "ABCDEFG"),
    "float": (False, 40),
}
