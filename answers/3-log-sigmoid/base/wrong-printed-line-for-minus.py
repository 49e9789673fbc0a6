# points: 1
# message: Not the same function
minus = "1/(ln(b) (1 + e^-x))"
outside = "e^-x"
