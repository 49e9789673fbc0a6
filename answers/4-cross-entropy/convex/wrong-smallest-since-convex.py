# points: 0.75
# message: smallest: (True, 'D') does not settle it
claims["square"] = (False, -2)
claims["smallest"] = (True, "D")
