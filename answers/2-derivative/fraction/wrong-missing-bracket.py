# points: 0
# message: Not readable at line 2, column 3: This bracket is never closed
fraction = """
d/dx 3x/(1 + x)
= (d/dx[3x] (1 + x) - 3x d/dx[1 + x]/(1 + x)^2
= 3/(1 + x)^2
"""
