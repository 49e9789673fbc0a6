# points: 0
# message: positive: ('B', True) does not settle it
signs = {
    "positive": ("B", True),
    "middle": ("E", False),
    "inner": (0, False),
    "product": ("C", True),
    "lost": (-2, True),
    "both": ("C", False),
    "logarithm": ("F", True),
    "cancel": ("B", True),
}
