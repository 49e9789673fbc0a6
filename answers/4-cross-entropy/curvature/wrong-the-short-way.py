# points: 1
# message: Missing after line
curvature = """
d^2/dz^2[t softplus(-z) + (1 - t) softplus(z)]
= d/dz[-t sigma(-z) + (1 - t) sigma(z)]
= d/dz[sigma(z) - t]
= sigma(z) (1 - sigma(z))
"""
