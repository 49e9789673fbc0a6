# points: 3
chain = """
d/dx 1/(1 + exp(-x))
= d/dx (1 + exp(-x))^(-1)
= (-1) (1 + exp(-x))^(-2) * d/dx[1 + exp(-x)]
= (-1) (1 + exp(-x))^(-2) * (-exp(-x))
= exp(-x)/(1 + exp(-x))^2
= sigma(x) * exp(-x)/(1 + exp(-x))
= sigma(x) * (1 - 1/(1 + exp(-x)))
= sigma(x) * (1 - sigma(x))
"""
