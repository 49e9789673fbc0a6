# points: 3
ratio = """
d/dx ln(sigma(x))
= sigma'(x)/sigma(x)
= e^-x/(1 + e^-x)^2 * (1 + e^-x)
= e^-x/(1 + e^-x)
= 1 - 1/(1 + e^-x)
= 1 - sigma(x)
= 1/(e^x + 1)
"""
