# points: 2
# message: Missing after line 1
ratio = """
d/dx ln(sigma(x))
= sigma(x) (1 - sigma(x))/sigma(x)
= 1 - 1/(1 + e^-x)
= e^-x/(1 + e^-x)
= 1/(e^x + 1)
"""
