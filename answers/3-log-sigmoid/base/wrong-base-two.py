# points: 1
# message: Not the same function
minus = "1/(ln(2) (1 + e^x))"
plus = "-sigma(x)/ln(2)"
