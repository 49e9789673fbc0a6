# points: 1.5
# message: ceiling: (False, 'C') does not settle it
claims = {
    "zero": (False, "D"),
    "below": (True, "B"),
    "ceiling": (False, "C"),
    "tiny": (True, "C"),
    "between": (True, "F"),
    "float": (False, "G"),
}
