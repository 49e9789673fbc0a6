# points: 1.5
# message: tiny: (True, 21) does not settle it
# slip: reflected
claims = {
    "zero": (False, "D"),
    "below": (True, "B"),
    "ceiling": (False, -7),
    "tiny": (True, 21),
    "between": (True, "F"),
    "float": (False, -40),
}
