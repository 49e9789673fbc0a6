# points: 0.75
# message: level: (True, 0.847) does not settle it
claims["square"] = (False, -2)
claims["level"] = (True, 0.847)
