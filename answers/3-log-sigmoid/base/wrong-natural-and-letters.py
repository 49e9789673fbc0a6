# points: 2
# message: Not readable
minus = "1/(ln(b) (1 + e^x))"
plus = "-sigma(x)/ln(b)"
inside = "minus"
outside = "plus"
