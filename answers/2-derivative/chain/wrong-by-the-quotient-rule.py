# points: 1.5
# message: Missing after line
chain = """
d/dx 1/(1 + e^-x)
= (d/dx[1] (1 + e^-x) - 1 * d/dx[1 + e^-x])/(1 + e^-x)^2
= (0 * (1 + e^-x) + e^-x)/(1 + e^-x)^2
= e^-x/(1 + e^-x)^2
= 1/(1 + e^-x) * (1 + e^-x - 1)/(1 + e^-x)
= sigma(x) (1 - sigma(x))
"""
