# points: 1
claims["square"] = (False, -30)
claims["level"] = (True, -0.85)
