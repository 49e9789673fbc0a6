# points: 1
# message: Line 3: Does not follow
# slip: sign
ratio = """
d/dx ln(sigma(x))
= sigma'(x)/sigma(x)
= sigma(x) (1 + sigma(x))/sigma(x)
= 1 + sigma(x)
"""
