# points: 3
ratio = """
d/dx ln(sigma(x))
= 1/sigma(x) * d/dx[sigma(x)]       # chain rule
= 1/sigma(x) * sigma(x) (1 - sigma(x))
= 1 - sigma(x)
= 1 - 1/(1 + e^-x)
= e^-x/(1 + e^-x)
= 1/(e^x + 1)
"""
