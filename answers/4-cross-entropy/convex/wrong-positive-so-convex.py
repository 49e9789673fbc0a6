# points: 0.75
# message: bends: (True, 'A') does not settle it
claims["bends"] = (True, "A")
claims["square"] = (False, -2)
