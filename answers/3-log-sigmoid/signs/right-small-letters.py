# points: 2
signs = {
    "positive": (True, "b"),
    "middle": (False, " e "),
    "inner": (False, 0),
    "product": (True, "C"),
    "lost": (True, -2),
    "both": (False, "c"),
    "logarithm": (True, "F"),
    "cancel": (True, "B"),
}
