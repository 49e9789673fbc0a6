# points: 0
# message: Missing after line
direct = """
d/dz[t softplus(-z) + (1 - t) softplus(z)]
= sigma(z) - t
"""
