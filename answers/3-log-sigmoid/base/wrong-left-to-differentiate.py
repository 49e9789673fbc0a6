# points: 1
# message: still holds a derivative
minus = "d/dx log_b(1/(1 + e^-x))"
plus = "d/dx log_b(1/(1 + e^x))"
