# points: 2
# message: zero: (True, 'C') does not settle it
claims["zero"] = (True, "C")
claims["below"] = (False, 40)
