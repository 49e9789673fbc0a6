# points: 1
# message: Not the same function
# slip: log-base
minus = "1/(b (1 + e^x))"
plus = "-sigma(x)/b"
inside = "e^-x"
outside = "e^x"
