# points: 1
# message: Not the same function
# slip: log-base
minus = "1/(ln(2) (1 + e^x))"
plus = "-sigma(x)/ln(2)"
inside = "e^-x"
outside = "e^x"
