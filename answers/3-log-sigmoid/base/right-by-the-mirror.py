# points: 3
minus = "sigma(-x)/ln b"
plus = "-(1 - sigma(-x))/ln b"
inside = "exp(-x)"
outside = "exp(x)"
