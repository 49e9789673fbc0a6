# points: 3
chain = """
d/dx 1/(1 + e^-x)
= -(1 + e^-x)^-2 * d/dx[1 + e^-x]
= -(1 + e^-x)^-2 * (d/dx[1] + d/dx[e^-x])
= -(1 + e^-x)^-2 * (0 + e^-x * d/dx[-x])
= -(1 + e^-x)^-2 * e^-x * (-1)
= e^-x/(1 + e^-x)^2
= sigma(x) (1 - sigma(x))
"""
