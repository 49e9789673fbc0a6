# points: 0.5
# message: Line 3: Does not follow.
# slip: constant
curvature = """
d^2/dz^2[t softplus(-z) + (1 - t) softplus(z)]
= d/dz[sigma(z) - t]
= sigma(z) (1 - sigma(z)) - 1
"""
