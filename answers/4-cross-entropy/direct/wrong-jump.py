# points: 0
# message: that the exercise asks for is missing
direct = """
d/dz[t softplus(-z) + (1 - t) softplus(z)]
= sigma(z) - t
"""
