# points: 3
claims = {
    "zero": (False, "D"),
    "below": (True, "B"),
    "ceiling": (False, 6.907),
    "tiny": (True, -20.7233),
    "between": (True, "F"),
    "float": (False, 36.74),
}
