# points: 1
# message: Not the same function
plus = "1/(ln(b) (1 + e^x))"
inside = "e^x"
