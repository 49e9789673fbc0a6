# points: 1.5
# message: ceiling: (False, 'C') does not settle it
claims["ceiling"] = (False, "C")
claims["tiny"] = (True, "C")
claims["float"] = (False, "G")
