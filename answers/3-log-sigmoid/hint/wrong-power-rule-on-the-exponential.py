# points: 1
# message: here the variable is in the exponent
# slip: power-rule-on-exponential
hint = """
d/dx ln(e^x/(e^x + 1))
= d/dx[x - ln(e^x + 1)]
= 1 - x e^(x - 1)/(e^x + 1)
"""
