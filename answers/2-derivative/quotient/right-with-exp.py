# points: 3
quotient = """
d/dx 1/(1 + exp(-x))
= ((1 + exp(-x)) d/dx[1] - 1 d/dx[1 + exp(-x)])/(1 + exp(-x))^2
= (0 + exp(-x))/(1 + exp(-x))^2
= exp(-x)/(1 + exp(-x))^2
= sigma(x) * (1 - 1/(1 + exp(-x)))
= sigma(x) * (1 - sigma(x))
"""
