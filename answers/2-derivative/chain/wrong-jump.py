# points: 0
# message: that the exercise asks for is missing
chain = """
d/dx 1/(1 + e^-x)
= sigma(x) (1 - sigma(x))
"""
