# points: 1
# message: product: (True, 'A') does not settle it
signs = {
    "positive": (True, "B"),
    "middle": (True, 0),
    "inner": (True, "A"),
    "product": (True, "A"),
    "lost": (True, -2),
    "both": (False, "A"),
    "logarithm": (True, "F"),
    "cancel": (True, "B"),
}
