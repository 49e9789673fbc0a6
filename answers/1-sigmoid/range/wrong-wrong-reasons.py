# points: 1.5
# message: between: (True, 'G') does not settle it
claims = {
    "zero": (False, "A"),
    "below": (True, "E"),
    "ceiling": (False, 7),
    "tiny": (True, -21),
    "between": (True, "G"),
    "float": (False, 40),
}
