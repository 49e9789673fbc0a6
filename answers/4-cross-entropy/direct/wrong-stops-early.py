# points: 2
# message: Line 3 is not the end yet
direct = """
d/dz[t softplus(-z) + (1 - t) softplus(z)]
= t d/dz[softplus(-z)] + (1 - t) d/dz[softplus(z)]
= -t sigma(-z) + (1 - t) sigma(z)
"""
