# points: 0.75
# message: Line 2 is not the end yet
fraction = """
d/dx 3x/(1 + x)
= (d/dx[3x] (1 + x) - 3x d/dx[1 + x])/(1 + x)^2
"""
