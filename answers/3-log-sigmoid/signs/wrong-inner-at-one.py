# points: 1.75
# message: inner: (False, 1) does not settle it
signs = {
    "positive": (True, "B"),
    "middle": (False, "E"),
    "inner": (False, 1),
    "product": (True, "C"),
    "lost": (True, -2),
    "both": (False, "C"),
    "logarithm": (True, "F"),
    "cancel": (True, "B"),
}
