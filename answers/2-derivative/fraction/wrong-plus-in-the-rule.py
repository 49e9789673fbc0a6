# points: 0.38
# message: Line 2: Does not follow.
# slip: quotient-plus
fraction = """
d/dx 3x/(1 + x)
= (d/dx[3x] (1 + x) + 3x d/dx[1 + x])/(1 + x)^2
= (3 (1 + x) + 3x)/(1 + x)^2
= (3 + 6x)/(1 + x)^2
"""
