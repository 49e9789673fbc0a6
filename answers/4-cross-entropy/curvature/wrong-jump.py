# points: 0
# message: that the exercise asks for is missing
curvature = """
d^2/dz^2[t softplus(-z) + (1 - t) softplus(z)]
= sigma(z) (1 - sigma(z))
"""
