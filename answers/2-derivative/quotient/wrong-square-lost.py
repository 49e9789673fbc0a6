# points: 1
# message: Line 2: Does not follow.
# slip: quotient-square
quotient = """
d/dx 1/(1 + e^-x)
= (d/dx[1] (1 + e^-x) - 1 d/dx[1 + e^-x])/(1 + e^-x)
= e^-x/(1 + e^-x)
= 1 - sigma(x)
"""
