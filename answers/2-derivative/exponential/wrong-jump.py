# points: 0
# message: that the exercise asks for is missing
exponential = """
d/dx e^x/(e^x + 1)
= sigma(x) (1 - sigma(x))
"""
