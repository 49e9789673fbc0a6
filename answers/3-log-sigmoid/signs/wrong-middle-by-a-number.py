# points: 1.75
# message: middle: (False, 0) does not settle it
signs = {
    "positive": (True, "B"),
    "middle": (False, 0),
    "inner": (False, 0),
    "product": (True, "C"),
    "lost": (True, -2),
    "both": (False, "C"),
    "logarithm": (True, "F"),
    "cancel": (True, "B"),
}
