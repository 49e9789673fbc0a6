# points: 0
# message: Missing after line
quotient = """
d/dx 1/(1 + e^-x)
= sigma(x) (1 - sigma(x))
"""
