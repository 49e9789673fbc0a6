# points: 1
# message: Not the same function
# slip: sign
minus = "1/(ln(b) (e^x + 1))"
plus = "1/(ln(b) (1 + e^x))"
inside = "e^x"
outside = "e^x"
