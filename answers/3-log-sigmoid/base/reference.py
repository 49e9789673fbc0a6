minus = "1/(ln(b) (e^x + 1))"
plus = "-sigma(x)/ln(b)"
inside = "e^-x"
outside = "e^x"
