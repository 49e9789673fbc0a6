# points: 2
# message: Line 5 is not the end yet
chain = """
d/dx 1/(1 + e^-x)
= d/dx (1 + e^-x)^-1
= -(1 + e^-x)^-2 * d/dx[1 + e^-x]
= -(1 + e^-x)^-2 * (-e^-x)
= e^-x/(1 + e^-x)^2
"""
