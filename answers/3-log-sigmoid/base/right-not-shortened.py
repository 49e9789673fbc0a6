# points: 3
minus = "1/ln(b) * e^-x/(1 + e^-x)"
plus = "1/ln(b) * (-e^x)/(1 + e^x)"
inside = "1/e^x"
outside = "e^(x)"
