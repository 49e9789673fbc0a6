# points: 2
# message: Line 4: Does not follow.
direct = """
d/dz[t softplus(-z) + (1 - t) softplus(z)]
= t d/dz[softplus(-z)] + (1 - t) d/dz[softplus(z)]
= -t sigma(-z) + (1 - t) sigma(z)
= t sigma(z) + (1 - t) sigma(z)
= sigma(z)
"""
