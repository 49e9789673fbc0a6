# points: 1.75
# message: lost: (True, 2) does not settle it
# slip: sign
signs = {
    "positive": (True, "B"),
    "middle": (False, "E"),
    "inner": (False, 0),
    "product": (True, "C"),
    "lost": (True, 2),
    "both": (False, "C"),
    "logarithm": (True, "F"),
    "cancel": (True, "B"),
}
