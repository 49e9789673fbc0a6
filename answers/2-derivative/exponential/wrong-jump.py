# points: 0
# message: Missing after line
exponential = """
d/dx e^x/(e^x + 1)
= sigma(x) (1 - sigma(x))
"""
