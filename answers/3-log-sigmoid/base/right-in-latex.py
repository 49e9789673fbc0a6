# points: 3
minus = r"\frac{1}{\ln(b)(1 + e^x)}"
plus = r"-\frac{\sigma(x)}{\ln(b)}"
inside = "e^{-x}"
outside = "e^{x}"
