# points: 0
# message: Line 3: Does not follow.
# slip: inner-derivative
chain = """
d/dx 1/(1 + e^-x)
= d/dx (1 + e^-x)^-1
= -(1 + e^-x)^-2
= -1/(1 + e^-x)^2
= -sigma(x)^2
"""
