# points: 2
# message: Not readable
minus = "1/(ln(b) (e^x + 1))"
plus = "-sigma(x)/ln(b)"
inside = "ex"
outside = "ex"
