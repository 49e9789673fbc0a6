# points: 1
# message: Not the same function
# slip: inner-derivative
minus = "(1 + e^-x)/ln(b)"
plus = "(1 + e^x)/ln(b)"
inside = "e^-x"
outside = "e^x"
