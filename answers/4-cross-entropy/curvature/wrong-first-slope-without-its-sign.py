# points: 0
# message: Line 2: Does not follow.
# slip: inner-derivative
curvature = """
d^2/dz^2[t softplus(-z) + (1 - t) softplus(z)]
= d/dz[t sigma(-z) + (1 - t) sigma(z)]
= -t sigma(-z) (1 - sigma(-z)) + (1 - t) sigma(z) (1 - sigma(z))
= (1 - 2t) sigma(z) (1 - sigma(z))
"""
