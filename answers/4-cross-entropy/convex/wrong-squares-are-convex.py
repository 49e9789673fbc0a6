# points: 0.75
# message: square: (True, 'D') does not settle it
claims["square"] = (True, "D")
