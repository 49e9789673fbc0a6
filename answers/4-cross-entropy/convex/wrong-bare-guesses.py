# points: 0
# message: bends: True does not settle it
claims["bends"] = True
claims["square"] = False
claims["smallest"] = False
claims["level"] = True
