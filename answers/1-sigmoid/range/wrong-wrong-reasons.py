# points: 1.5
# message: between: (True, 'G') does not settle it
claims["zero"] = (False, "A")
claims["below"] = (True, "E")
claims["between"] = (True, "G")
