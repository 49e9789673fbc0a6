# points: 0
# message: Missing after line
chain = """
d/dx 1/(1 + e^-x)
= sigma(x) (1 - sigma(x))
"""
