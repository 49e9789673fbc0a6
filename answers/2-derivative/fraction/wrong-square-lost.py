# points: 0.38
# message: Line 2: Does not follow.
# slip: quotient-square
fraction = """
d/dx 3x/(1 + x)
= (d/dx[3x] (1 + x) - 3x d/dx[1 + x])/(1 + x)
= (3 + 3x - 3x)/(1 + x)
= 3/(1 + x)
"""
