# points: 3
direct = """
d/dz[(1 - t) softplus(z) + t softplus(-z)]
= (1 - t) d/dz[softplus(z)] + t d/dz[softplus(-z)]
= (1 - t) sigma(z) + t (-1) sigma(-z)
= sigma(z) - t sigma(z) - t sigma(-z)
= sigma(z) - t sigma(z) - t (1 - sigma(z))
= sigma(z) - t
"""
