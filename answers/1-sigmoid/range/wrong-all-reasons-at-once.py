# points: 1.5
# message: zero: (False, 'ABCDEFG') does not settle it
claims["zero"] = (False, "ABCDEFG")
claims["below"] = (True, "ABCDEFG")
claims["between"] = (True, "ABCDEFG")
