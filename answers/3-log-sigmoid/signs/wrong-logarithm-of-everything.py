# points: 1.75
# message: logarithm: (True, 'D') does not settle it
signs = {
    "positive": (True, "B"),
    "middle": (False, "E"),
    "inner": (False, 0),
    "product": (True, "C"),
    "lost": (True, -2),
    "both": (False, "C"),
    "logarithm": (True, "D"),
    "cancel": (True, "B"),
}
