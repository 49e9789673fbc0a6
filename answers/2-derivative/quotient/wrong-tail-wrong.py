# points: 2
# message: Line 5: Does not follow.
quotient = """
d/dx 1/(1 + e^-x)
= (d/dx[1] (1 + e^-x) - 1 d/dx[1 + e^-x])/(1 + e^-x)^2
= e^-x/(1 + e^-x)^2
= (1 + e^-x - 1)/(1 + e^-x)^2
= 1/(1 + e^-x) - 1
= sigma(x) - 1
"""
