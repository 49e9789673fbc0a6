# points: 3
claims["ceiling"] = (False, 1e6)
claims["tiny"] = (True, -1000.0)
claims["float"] = (False, 700)
