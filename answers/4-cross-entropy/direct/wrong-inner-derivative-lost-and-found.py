# points: 2.5
# message: Line 3: Does not follow.
# slip: inner-derivative
direct = """
d/dz[t softplus(-z) + (1 - t) softplus(z)]
= t d/dz[softplus(-z)] + (1 - t) d/dz[softplus(z)]
= t sigma(-z) + (1 - t) sigma(z)
= -t (1 - sigma(z)) + (1 - t) sigma(z)
= sigma(z) - t
"""
