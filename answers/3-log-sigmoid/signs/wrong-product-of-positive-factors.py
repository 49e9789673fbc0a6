# points: 1.5
# message: product: (True, 'A') does not settle it
signs = {
    "positive": (True, "B"),
    "middle": (False, "E"),
    "inner": (False, 0),
    "product": (True, "A"),
    "lost": (True, -2),
    "both": (False, "A"),
    "logarithm": (True, "F"),
    "cancel": (True, "B"),
}
