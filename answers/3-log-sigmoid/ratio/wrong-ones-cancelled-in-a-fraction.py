# points: 2
# message: Line 6: Does not follow
# slip: cancelling-through-sum
ratio = """
d/dx ln(sigma(x))
= sigma'(x)/sigma(x)
= sigma(x) (1 - sigma(x))/sigma(x)
= 1 - sigma(x)
= (1 + e^-x - 1)/(1 + e^-x)
= -1 + 1
"""
