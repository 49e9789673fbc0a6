# points: 0
# message: positive: True does not settle it
signs = {
    "positive": True,
    "middle": False,
    "inner": False,
    "product": True,
    "lost": True,
    "both": False,
    "logarithm": True,
    "cancel": True,
}
