# points: 0
# message: Missing after line
curvature = """
d^2/dz^2[t softplus(-z) + (1 - t) softplus(z)]
= sigma(z) (1 - sigma(z))
"""
