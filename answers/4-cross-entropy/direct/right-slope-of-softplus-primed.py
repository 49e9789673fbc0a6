# points: 3
direct = """
dL/dz = d/dz[t softplus(-z) + (1 - t) softplus(z)]
= t d/dz[softplus(-z)] + (1 - t) d/dz[softplus(z)]
= t softplus'(-z) (-1) + (1 - t) softplus'(z)
= -t sigma(-z) + (1 - t) sigma(z)
= sigma(z) - t
"""
