# points: 3
direct = """
d/dz[t softplus(-z) + (1 - t) softplus(z)]
= d/dz[t softplus(-z)] + d/dz[(1 - t) softplus(z)]
= t d/dz[softplus(-z)] + (1 - t) d/dz[softplus(z)]
= t (-sigma(-z)) + (1 - t) sigma(z)
= t (sigma(z) - 1) + (1 - t) sigma(z)
= t sigma(z) - t + sigma(z) - t sigma(z)
= sigma(z) - t
"""
