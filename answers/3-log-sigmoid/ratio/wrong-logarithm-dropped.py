# points: 1
# message: Line 2: Does not follow
# slip: outer-derivative-lost
ratio = """
d/dx ln(sigma(x))
= sigma'(x)
= sigma(x) (1 - sigma(x))
= 1 - sigma(x)
= (1 + e^-x - 1)/(1 + e^-x)
= e^-x/(1 + e^-x)
= 1/(e^x + 1)
"""
