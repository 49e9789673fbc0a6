# points: 2
# message: ceiling: (False, inf) does not settle it
claims = {
    "zero": (False, "D"),
    "below": (True, "B"),
    "ceiling": (False, np.inf),
    "tiny": (True, -21),
    "between": (True, "F"),
    "float": (False, np.inf),
}
