# points: 0
# message: A text in quotes was expected here, not a value of type list
naming = ["let alpha = 1 + e^-x", "let beta = 1/alpha", "d/dx ln(beta)"]
