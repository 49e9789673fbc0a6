# points: 2
# message: Line 5: Does not follow.
# slip: sign
direct = """
d/dz[t softplus(-z) + (1 - t) softplus(z)]
= t d/dz[softplus(-z)] + (1 - t) d/dz[softplus(z)]
= -t sigma(-z) + (1 - t) sigma(z)
= -t (1 - sigma(z)) + (1 - t) sigma(z)
= -t - t sigma(z) + sigma(z) - t sigma(z)
= sigma(z) - t - 2t sigma(z)
"""
