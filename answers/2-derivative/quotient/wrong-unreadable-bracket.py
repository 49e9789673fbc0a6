# points: 0
# message: Not readable at line 2, column 55: This bracket was never opened
quotient = """
d/dx 1/(1 + e^-x)
= (d/dx[1] (1 + e^-x) - 1 d/dx[1 + e^-x])/(1 + e^-x)^2)
= e^-x/(1 + e^-x)^2
= sigma(x) (1 - sigma(x))
"""
