# points: 2
# message: Missing after line
ratio = """
d/dx ln(sigma(x))
= 1/sigma(x) * e^-x/(1 + e^-x)^2
= e^-x/(1 + e^-x)
= 1 - 1/(1 + e^-x)
= 1 - sigma(x)
= 1/(e^x + 1)
"""
