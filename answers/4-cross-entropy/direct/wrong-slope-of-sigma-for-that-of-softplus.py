# points: 1
# message: Line 3: Does not follow.
direct = """
d/dz[t softplus(-z) + (1 - t) softplus(z)]
= t d/dz[softplus(-z)] + (1 - t) d/dz[softplus(z)]
= -t sigma(-z) (1 - sigma(-z)) + (1 - t) sigma(z) (1 - sigma(z))
= (1 - 2t) sigma(z) (1 - sigma(z))
"""
