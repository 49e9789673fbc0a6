# points: 0
# message: Line 3: Does not follow.
curvature = """
d^2/dz^2[t softplus(-z) + (1 - t) softplus(z)]
= d/dz[-t sigma(-z) + (1 - t) sigma(z)]
= -t + (1 - t)
= 1 - 2t
"""
