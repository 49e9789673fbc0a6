# points: 1
# message: Line 4: Does not follow.
# slip: sign
curvature = """
d^2/dz^2[t softplus(-z) + (1 - t) softplus(z)]
= d/dz[-t sigma(-z) + (1 - t) sigma(z)]
= t sigma(-z) (1 - sigma(-z)) + (1 - t) sigma(z) (1 - sigma(z))
= t (1 - sigma(z)) sigma(z) - (1 - t) sigma(z) (1 - sigma(z))
= (2t - 1) sigma(z) (1 - sigma(z))
"""
