# points: 2
# message: Line 5: Does not follow.
chain = """
d/dx 1/(1 + e^-x)
= d/dx (1 + e^-x)^-1
= -(1 + e^-x)^-2 * d/dx[1 + e^-x]
= e^-x/(1 + e^-x)^2
= s (1 - s)
"""
