# points: 3
claims["zero"] = [False, "D"]
claims["ceiling"] = [False, 10]
claims["tiny"] = [True, -30]
