# points: 0
# message: Line 2: Does not follow.
chain = """
d/dx 1/(1 + e^-x)
= 1/(-(1 + e^x))
= sigma(x) (1 - sigma(x))
"""
