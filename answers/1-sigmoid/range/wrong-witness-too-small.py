# points: 1.5
# message: float: (False, 36.7) does not settle it
claims = {
    "zero": (False, "D"),
    "below": (True, "B"),
    "ceiling": (False, 6.9),
    "tiny": (True, -20.7),
    "between": (True, "F"),
    "float": (False, 36.7),
}
