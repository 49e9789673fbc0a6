# points: 1
# message: Not the same function
minus = "ln(b)/(1 + e^x)"
plus = "-ln(b) sigma(x)"
