# points: 0
# message: The order of a derivative is a number
curvature = """
d^2/dz[t softplus(-z) + (1 - t) softplus(z)]
= sigma(z) (1 - sigma(z))
"""
