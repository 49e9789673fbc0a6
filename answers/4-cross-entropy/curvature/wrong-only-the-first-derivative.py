# points: 0
# message: Begin with d^2/dz^2
curvature = """
d/dz[t softplus(-z) + (1 - t) softplus(z)]
= -t sigma(-z) + (1 - t) sigma(z)
= sigma(z) - t
"""
