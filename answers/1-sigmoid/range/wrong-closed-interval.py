# points: 2
# message: zero: (True, 'C') does not settle it
claims = {
    "zero": (True, "C"),
    "below": (False, 40),
    "ceiling": (False, 7),
    "tiny": (True, -21),
    "between": (True, "F"),
    "float": (False, 40),
}
