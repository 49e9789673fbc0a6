# points: 2
# message: Missing after line
direct = """
d/dz[t softplus(-z) + (1 - t) softplus(z)]
= t d/dz[softplus(-z)] + (1 - t) d/dz[softplus(z)]
= -t (1 - sigma(z)) + (1 - t) sigma(z)
= sigma(z) - t
"""
