# points: 3
ratio = """
d/dx ln(sigma(x))
= (sigma(x))'/sigma(x)
= sigma(x) (1 - sigma(x))/sigma(x)
= 1 - sigma(x)
= sigma(-x)
= 1/(1 + e^x)
"""
