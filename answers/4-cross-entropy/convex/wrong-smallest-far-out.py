# points: 0.75
# message: smallest: (True, 1000) does not settle it
claims["square"] = (False, -2)
claims["smallest"] = (True, 1000)
