# points: 0
# message: zero: False does not settle it
claims["zero"] = False
claims["below"] = True
claims["ceiling"] = False
claims["tiny"] = True
claims["between"] = True
claims["float"] = False
