# points: 3
quotient = """
d/dx 1/(1 + e^-x)
= (d/dx[1] (1 + e^-x) - 1 d/dx[1 + e^-x])/((1 + e^-x)(1 + e^-x))
= e^-x/((1 + e^-x)(1 + e^-x))
= e^-x/(1 + e^-x) * sigma(x)
= (1 - sigma(x)) sigma(x)
"""
