# points: 0.75
# message: bends: (True, 'C') does not settle it
claims["bends"] = (True, "C")
claims["square"] = (False, -2)
