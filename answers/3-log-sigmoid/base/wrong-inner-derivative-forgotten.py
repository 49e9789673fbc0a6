# points: 1
# message: Not the same function
minus = "(1 + e^-x)/ln(b)"
plus = "(1 + e^x)/ln(b)"
