# points: 0
# message: zero: False does not settle it
claims = {
    "zero": False,
    "below": True,
    "ceiling": False,
    "tiny": True,
    "between": True,
    "float": False,
}
