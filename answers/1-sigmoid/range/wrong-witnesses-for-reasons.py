# points: 1.5
# message: below: (True, 3) does not settle it
claims["zero"] = (False, 0)
claims["below"] = (True, 3)
claims["between"] = (True, 0.5)
