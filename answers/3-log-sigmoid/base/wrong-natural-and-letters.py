# points: 2
# message: Not readable
minus = "1/(ln(b) (1 + e^x))"
inside = "minus"
outside = "plus"
