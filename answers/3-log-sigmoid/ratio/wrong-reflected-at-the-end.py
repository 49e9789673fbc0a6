# points: 2
# message: Line 5: Does not follow
# slip: complement
ratio = """
d/dx ln(sigma(x))
= sigma'(x)/sigma(x)
= sigma(x) (1 - sigma(x))/sigma(x)
= 1 - sigma(x)
= e^x/(1 + e^x)
"""
