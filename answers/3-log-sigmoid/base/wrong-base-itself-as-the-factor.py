# points: 1
# message: Not the same function
minus = "1/(b (1 + e^x))"
plus = "-sigma(x)/b"
