# points: 1
# message: Not readable at line 4, column 21: It is not clear how far the exponent reaches
chain = """
d/dx 1/(1 + e^-x)
= d/dx (1 + e^-x)^-1
= -(1 + e^-x)^-2 * d/dx[1 + e^-x]
= e^-x/(1 + 2e^-x + e^-2x)
= sigma(x) (1 - sigma(x))
"""
