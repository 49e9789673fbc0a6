# points: 1
# message: Not the same function
minus = "log_b(sigma(x))"
plus = "log_b(sigma(-x))"
