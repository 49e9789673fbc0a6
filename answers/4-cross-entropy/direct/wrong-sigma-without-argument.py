# points: 1
# message: Not readable at line 3
direct = """
d/dz[t softplus(-z) + (1 - t) softplus(z)]
= t d/dz[softplus(-z)] + (1 - t) d/dz[softplus(z)]
= -t sigma + (1 - t) sigma
= sigma(z) - t
"""
