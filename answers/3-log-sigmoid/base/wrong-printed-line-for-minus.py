# points: 1
# message: Not the same function
# slip: reflected
minus = "1/(ln(b) (1 + e^-x))"
plus = "-sigma(x)/ln(b)"
inside = "e^-x"
outside = "e^-x"
