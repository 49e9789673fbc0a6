# points: 1
claims["square"] = (False, -0.694)
claims["level"] = (True, -0.845)
