# points: 0
# message: zero: ('D', False) does not settle it
claims = {
    "zero": ("D", False),
    "below": ("B", True),
    "ceiling": (7, False),
    "tiny": (-21, True),
    "between": ("F", True),
    "float": (40, False),
}
