# points: 0
# message: zero: ('D', False) does not settle it
claims["zero"] = ("D", False)
claims["below"] = ("B", True)
claims["ceiling"] = (7, False)
claims["tiny"] = (-21, True)
claims["between"] = ("F", True)
claims["float"] = (40, False)
