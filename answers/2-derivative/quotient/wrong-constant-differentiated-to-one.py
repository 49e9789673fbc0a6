# points: 1
# message: Line 3: Does not follow.
# slip: constant
quotient = """
d/dx 1/(1 + e^-x)
= (d/dx[1] (1 + e^-x) - 1 d/dx[1 + e^-x])/(1 + e^-x)^2
= (1 (1 + e^-x) - (-e^-x) 1)/(1 + e^-x)^2
= (1 + 2e^-x)/(1 + e^-x)^2
"""
