# points: 0
# message: Line 4 is not where it breaks
square["line"] = 4
square["rule"] = "algebra"
square["correction"] = "-(1 - sigma(z))/sigma(z)"
