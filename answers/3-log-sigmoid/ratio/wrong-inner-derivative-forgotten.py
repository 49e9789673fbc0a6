# points: 0
# message: Line 2: Does not follow
# slip: inner-derivative
ratio = """
d/dx ln(sigma(x))
= 1/sigma(x)
= 1 + e^-x
"""
