# points: 0
# message: zero: ('False', 'D') does not settle it
claims["zero"] = ("False", "D")
claims["below"] = ("True", "B")
claims["ceiling"] = ("False", 7)
claims["tiny"] = ("True", -21)
claims["between"] = ("True", "F")
claims["float"] = ("False", 40)
