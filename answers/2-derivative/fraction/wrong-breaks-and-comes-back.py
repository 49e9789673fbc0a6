# points: 0.75
# message: Line 3: Does not follow.
fraction = """
d/dx 3x/(1 + x)
= (d/dx[3x] (1 + x) - 3x d/dx[1 + x])/(1 + x)^2
= (3 (1 + x) - 3x)/(1 + x)
= 3/(1 + x)^2
"""
