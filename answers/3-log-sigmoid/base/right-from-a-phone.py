# points: 3
minus = "(1 − σ(x))/log(b)"
plus = "−σ(x)/log(b)"
inside = "e^−x"
