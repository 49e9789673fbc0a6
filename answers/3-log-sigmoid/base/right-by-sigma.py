# points: 3
minus = "(1 - sigma(x))/ln(b)"
plus = "-1/(ln(b) (1 + e^-x))"
