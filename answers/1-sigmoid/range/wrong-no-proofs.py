# points: 0
# message: below: (True, None) does not settle it
claims = {
    "zero": (False, None),
    "below": (True, None),
    "ceiling": (False, None),
    "tiny": (True, None),
    "between": (True, None),
    "float": (False, None),
}
