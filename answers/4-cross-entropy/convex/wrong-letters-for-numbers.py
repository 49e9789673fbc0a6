# points: 0.5
# message: level: (True, 'F') does not settle it
claims["square"] = (False, "C")
claims["level"] = (True, "F")
