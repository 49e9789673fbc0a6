# points: 3
direct = """
d/dz[t softplus(-z) + (1 - t) softplus(z)]
= t d/dz[softplus(-z)] + (1 - t) d/dz[softplus(z)]
= t d/dz[ln(1 + e^-z)] + (1 - t) d/dz[ln(1 + e^z)]
= t (-e^-z)/(1 + e^-z) + (1 - t) e^z/(1 + e^z)
= -t/(1 + e^z) + (1 - t)/(1 + e^-z)
= -t sigma(-z) + (1 - t) sigma(z)
= -t (1 - sigma(z)) + sigma(z) - t sigma(z)
= sigma(z) - t
"""
