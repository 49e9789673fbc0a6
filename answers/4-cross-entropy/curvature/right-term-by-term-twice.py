# points: 2
curvature = """
d^2/dz^2[t softplus(-z) + (1 - t) softplus(z)]
= t d^2/dz^2[softplus(-z)] + (1 - t) d^2/dz^2[softplus(z)]
= t d/dz[-sigma(-z)] + (1 - t) d/dz[sigma(z)]
= t sigma(-z) (1 - sigma(-z)) + (1 - t) sigma(z) (1 - sigma(z))
= t sigma(z) (1 - sigma(z)) + (1 - t) sigma(z) (1 - sigma(z))
= (t + 1 - t) sigma(z) (1 - sigma(z))
= sigma(z) (1 - sigma(z))
"""
