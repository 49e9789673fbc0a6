# points: 1
# message: Line 2: Does not follow.
# slip: quotient-plus
quotient = """
d/dx 1/(1 + e^-x)
= (d/dx[1] (1 + e^-x) + 1 d/dx[1 + e^-x])/(1 + e^-x)^2
= -e^-x/(1 + e^-x)^2
= -sigma(x) (1 - sigma(x))
"""
