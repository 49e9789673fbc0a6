# points: 0
# message: Line 2: Does not follow.
direct = """
d/dz[t softplus(-z) + (1 - t) softplus(z)]
= t d/dz[softplus(-z)] + 0
= -t sigma(-z)
= -t (1 - sigma(z))
"""
