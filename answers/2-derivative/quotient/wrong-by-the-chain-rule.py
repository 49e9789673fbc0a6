# points: 2
# message: Missing after line
quotient = """
d/dx 1/(1 + e^-x)
= d/dx (1 + e^-x)^-1
= -(1 + e^-x)^-2 * d/dx[1 + e^-x]
= -(1 + e^-x)^-2 * (-e^-x)
= e^-x/(1 + e^-x)^2
= e^-x/(1 + e^-x) * 1/(1 + e^-x)
= sigma(x) (1 - sigma(x))
"""
