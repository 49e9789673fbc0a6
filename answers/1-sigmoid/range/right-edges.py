# points: 3
claims["ceiling"] = (False, 6.907)
claims["tiny"] = (True, -20.7233)
claims["float"] = (False, 36.74)
