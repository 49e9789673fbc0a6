# points: 0.75
# message: smallest: (False, 'A') does not settle it
claims["square"] = (False, -2)
claims["smallest"] = (False, "A")
