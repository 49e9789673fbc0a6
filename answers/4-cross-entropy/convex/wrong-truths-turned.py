# points: 0
# message: square: (True, -2) does not settle it
claims["bends"] = (False, "D")
claims["square"] = (True, -2)
claims["smallest"] = (True, "B")
claims["level"] = (False, -0.847)
