# points: 0.75
# message: square: (False, 2) does not settle it
claims["square"] = (False, 2)
