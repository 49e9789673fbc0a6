# points: 1.75
# message: both: (True, 1) does not settle it
signs = {
    "positive": (True, "B"),
    "middle": (False, "E"),
    "inner": (False, 0),
    "product": (True, "C"),
    "lost": (True, -2),
    "both": (True, 1),
    "logarithm": (True, "F"),
    "cancel": (True, "B"),
}
