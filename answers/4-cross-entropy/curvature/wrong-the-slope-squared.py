# points: 0
# message: Line 2: Does not follow.
curvature = """
d^2/dz^2[t softplus(-z) + (1 - t) softplus(z)]
= (d/dz[t softplus(-z) + (1 - t) softplus(z)])^2
= (-t sigma(-z) + (1 - t) sigma(z))^2
= (sigma(z) - t)^2
"""
