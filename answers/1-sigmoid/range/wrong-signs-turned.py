# points: 1.5
# message: tiny: (True, 21) does not settle it
claims["ceiling"] = (False, -7)
claims["tiny"] = (True, 21)
claims["float"] = (False, -40)
