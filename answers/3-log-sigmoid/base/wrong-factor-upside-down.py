# points: 1
# message: Not the same function
# slip: log-base
minus = "ln(b)/(1 + e^x)"
plus = "-ln(b) sigma(x)"
inside = "e^-x"
outside = "e^x"
