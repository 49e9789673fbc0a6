# points: 1.5
# message: inner: (False, -inf) does not settle it
signs = {
    "positive": (True, "B"),
    "middle": (False, "E"),
    "inner": (False, float("-inf")),
    "product": (True, "C"),
    "lost": (True, float("-inf")),
    "both": (False, "C"),
    "logarithm": (True, "F"),
    "cancel": (True, "B"),
}
