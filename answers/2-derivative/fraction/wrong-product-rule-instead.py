# points: 0.75
# message: Missing after line
fraction = """
d/dx 3x/(1 + x)
= d/dx[3x] (1 + x)^-1 + 3x d/dx[(1 + x)^-1]
= 3 (1 + x)^-1 - 3x (1 + x)^-2
= 3/(1 + x)^2
"""
