# points: 2
# message: is not the end yet: it should read 1/(e^x + 1)
ratio = """
d/dx ln(sigma(x))
= sigma'(x)/sigma(x)
= sigma(x) (1 - sigma(x))/sigma(x)
= 1 - sigma(x)
"""
