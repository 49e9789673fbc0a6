# points: 1.5
# message: below: (True, 3) does not settle it
claims = {
    "zero": (False, 0),
    "below": (True, 3),
    "ceiling": (False, 7),
    "tiny": (True, -21),
    "between": (True, 0.5),
    "float": (False, 40),
}
