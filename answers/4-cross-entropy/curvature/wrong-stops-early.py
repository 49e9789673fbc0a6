# points: 1
# message: Line 3 is not the end yet
curvature = """
d^2/dz^2[t softplus(-z) + (1 - t) softplus(z)]
= d/dz[-t sigma(-z) + (1 - t) sigma(z)]
= t sigma(-z) (1 - sigma(-z)) + (1 - t) sigma(z) (1 - sigma(z))
"""
