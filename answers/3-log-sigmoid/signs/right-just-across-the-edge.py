# points: 2
signs = {
    "positive": (True, "B"),
    "middle": (False, "E"),
    "inner": (False, -0.001),
    "product": (True, "C"),
    "lost": (True, -1.1),
    "both": (False, "C"),
    "logarithm": (True, "F"),
    "cancel": (True, "B"),
}
