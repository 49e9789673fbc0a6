# points: 3
chain = """
d/dx 1/(1 + e^-x)
= d/dx[1 + e^-x] * (-1) (1 + e^-x)^-2
= -e^-x * (-1) (1 + e^-x)^-2
= e^-x (1 + e^-x)^-2
= (1 - sigma(x)) sigma(x)
"""
