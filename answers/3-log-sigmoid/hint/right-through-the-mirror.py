# points: 3
hint = """
d/dx ln(e^x/(e^x + 1))
= d/dx[x - ln(e^x + 1)]
= 1 - e^x/(e^x + 1)
= 1 - sigma(x)
= sigma(-x)
= 1/(1 + e^x)
"""
