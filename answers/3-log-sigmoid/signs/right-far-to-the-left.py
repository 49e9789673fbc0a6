# points: 2
signs = {
    "positive": (True, "B"),
    "middle": (False, "E"),
    "inner": (False, -700),
    "product": (True, "C"),
    "lost": (True, -50.5),
    "both": (False, "C"),
    "logarithm": (True, "F"),
    "cancel": (True, "B"),
}
