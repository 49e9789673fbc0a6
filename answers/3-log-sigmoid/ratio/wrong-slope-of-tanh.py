# points: 1
# message: Line 3: Does not follow
ratio = """
d/dx ln(sigma(x))
= sigma'(x)/sigma(x)
= (1 - sigma(x)^2)/sigma(x)
= 1/sigma(x) - sigma(x)
"""
