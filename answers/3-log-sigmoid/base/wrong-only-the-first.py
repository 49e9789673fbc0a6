# points: 1
# message: There is nothing to read yet
minus = "1/(ln(b) (e^x + 1))"
plus = ""
inside = ""
outside = ""
