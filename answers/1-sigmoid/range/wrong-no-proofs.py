# points: 0
# message: below: (True, None) does not settle it
claims["zero"] = (False, None)
claims["below"] = (True, None)
claims["ceiling"] = (False, None)
claims["tiny"] = (True, None)
claims["between"] = (True, None)
claims["float"] = (False, None)
