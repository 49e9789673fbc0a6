# points: 1
# message: Line 2: Does not follow
# slip: inner-derivative
ratio = """
d/dx ln(sigma(x))
= 1/sigma(x)
= 1 - sigma(x)
= (1 + e^-x - 1)/(1 + e^-x)
= e^-x/(1 + e^-x)
= 1/(e^x + 1)
"""
