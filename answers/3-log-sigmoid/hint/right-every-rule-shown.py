# points: 3
hint = """
d/dx ln(e^x/(e^x + 1))
= d/dx[ln(e^x) - ln(e^x + 1)]
= d/dx[x - ln(e^x + 1)]
= d/dx[x] - d/dx[ln(e^x + 1)]     # sum rule
= 1 - 1/(e^x + 1) * d/dx[e^x + 1]   # chain rule
= 1 - 1/(e^x + 1) * e^x
= 1 - e^x/(e^x + 1)
= (e^x + 1)/(e^x + 1) - e^x/(e^x + 1)
= 1/(e^x + 1)
"""
