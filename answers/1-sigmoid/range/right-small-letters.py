# points: 3
claims["zero"] = (False, "d")
claims["below"] = (True, " b")
claims["between"] = (True, "f")
