# points: 1
# message: Not the same function
minus = "1/(e^x + 1)"
plus = "-sigma(x)"
