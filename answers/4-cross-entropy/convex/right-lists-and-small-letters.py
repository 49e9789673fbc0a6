# points: 1
claims["bends"] = [True, "d"]
claims["square"] = [False, -1.5]
claims["smallest"] = [False, " b"]
claims["level"] = [True, -0.8473]
