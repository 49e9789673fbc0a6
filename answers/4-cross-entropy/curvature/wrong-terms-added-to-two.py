# points: 1
# message: Line 5: Does not follow.
curvature = """
d^2/dz^2[t softplus(-z) + (1 - t) softplus(z)]
= d/dz[-t sigma(-z) + (1 - t) sigma(z)]
= t sigma(-z) (1 - sigma(-z)) + (1 - t) sigma(z) (1 - sigma(z))
= t sigma(z) (1 - sigma(z)) + (1 - t) sigma(z) (1 - sigma(z))
= 2 sigma(z) (1 - sigma(z))
"""
