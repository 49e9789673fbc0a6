# points: 2
# message: Not the same function
plus = "sigma(x)/ln(b)"
