# points: 2
# message: f stands where 1 - f belongs
# slip: complement
ratio = """
d/dx ln(sigma(x))
= sigma'(x)/sigma(x)
= sigma(x) (1 - sigma(x))/sigma(x)
= 1 - sigma(x)
= 1 - 1/(1 + e^-x)
= 1/(1 + e^-x)
"""
