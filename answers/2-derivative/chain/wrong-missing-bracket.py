# points: 0
# message: Not readable at line 3, column 4: This bracket is never closed
chain = """
d/dx 1/(1 + e^-x)
= d/dx (1 + e^-x)^-1
= -(1 + e^-x^-2 * d/dx[1 + e^-x]
= e^-x/(1 + e^-x)^2
= sigma(x) (1 - sigma(x))
"""
