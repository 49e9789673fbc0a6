# points: 1
# message: Line 2: Does not follow. At x = 1 the line before is 0.268941, this line is -0.268941.
# slip: sign
ratio = """
d/dx ln(sigma(x))
= -sigma'(x)/sigma(x)
= -sigma(x) (1 - sigma(x))/sigma(x)
= -(1 - sigma(x))
= -1/(e^x + 1)
"""
