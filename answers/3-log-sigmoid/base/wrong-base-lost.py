# points: 1
# message: Not the same function
# slip: log-base
minus = "1/(e^x + 1)"
plus = "-sigma(x)"
inside = "e^-x"
outside = "e^x"
