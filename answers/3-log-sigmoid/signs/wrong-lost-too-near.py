# points: 1.75
# message: lost: (True, -1) does not settle it
signs = {
    "positive": (True, "B"),
    "middle": (False, "E"),
    "inner": (False, 0),
    "product": (True, "C"),
    "lost": (True, -1),
    "both": (False, "C"),
    "logarithm": (True, "F"),
    "cancel": (True, "B"),
}
