# points: 1
# message: Line 4: Does not follow
# slip: cancelling-through-sum
ratio = """
d/dx ln(sigma(x))
= sigma'(x)/sigma(x)
= (sigma(x) - sigma(x)^2)/sigma(x)
= 1 - sigma(x)^2
= 1 - 1/(1 + e^-x)^2
"""
