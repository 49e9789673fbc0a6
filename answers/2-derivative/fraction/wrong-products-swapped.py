# points: 0.38
# message: Line 2: Does not follow.
# slip: quotient-order
fraction = """
d/dx 3x/(1 + x)
= (3x d/dx[1 + x] - d/dx[3x] (1 + x))/(1 + x)^2
= (3x - 3 (1 + x))/(1 + x)^2
= -3/(1 + x)^2
"""
