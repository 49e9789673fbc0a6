# points: 1.5
# message: float: (False, 36.7) does not settle it
claims["ceiling"] = (False, 6.9)
claims["tiny"] = (True, -20.7)
claims["float"] = (False, 36.7)
