# points: 2.5
# message: float: (True, 'B') does not settle it
claims = {
    "zero": (False, "D"),
    "below": (True, "B"),
    "ceiling": (False, 7),
    "tiny": (True, -21),
    "between": (True, "F"),
    "float": (True, "B"),
}
