# points: 3
hint = """
d/dx ln(e^x/(e^x + 1))
= d/dx[x - ln(1 + e^x)]
= d/dx[x - softplus(x)]
= 1 - sigma(x)
= 1 - e^x/(1 + e^x)
= 1/(1 + e^x)
"""
