# points: 3
claims = {
    "zero": [False, "D"],
    "below": (True, "B"),
    "ceiling": [False, 10],
    "tiny": [True, -30],
    "between": (True, "F"),
    "float": (False, 40),
}
