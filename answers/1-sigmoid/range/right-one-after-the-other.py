# points: 3
# whole
claims = {}
claims["zero"] = False, "D"
claims["below"] = True, "B"
claims["ceiling"] = False, np.log(9999)
claims["tiny"] = True, -np.log(1e12)
claims["between"] = True, "F"
claims["float"] = False, 50.0
