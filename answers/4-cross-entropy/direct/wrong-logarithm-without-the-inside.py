# points: 0
# message: Line 3: Does not follow.
direct = """
d/dz[t softplus(-z) + (1 - t) softplus(z)]
= t d/dz[ln(1 + e^-z)] + (1 - t) d/dz[ln(1 + e^z)]
= t/(1 + e^-z) + (1 - t)/(1 + e^z)
= t sigma(z) + (1 - t) (1 - sigma(z))
"""
