# points: 1.75
# message: inner: (True, 'B') does not settle it
signs = {
    "positive": (True, "B"),
    "middle": (False, "E"),
    "inner": (True, "B"),
    "product": (True, "C"),
    "lost": (True, -2),
    "both": (False, "C"),
    "logarithm": (True, "F"),
    "cancel": (True, "B"),
}
