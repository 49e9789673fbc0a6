# points: 0.75
# message: square: (False, 0) does not settle it
claims["square"] = (False, 0)
