hint = """
d/dx ln(e^x/(e^x + 1))
= d/dx[x - ln(e^x + 1)]
= d/dx[x] - d/dx[ln(e^x + 1)]
= 1 - e^x/(e^x + 1)
= (e^x + 1 - e^x)/(e^x + 1)
= 1/(e^x + 1)
"""
