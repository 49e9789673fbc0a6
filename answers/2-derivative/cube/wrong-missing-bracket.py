# points: 0
# message: Not readable at line 2, column 5: This bracket is never closed
cube = """
d/dx (x^2 + 1)^3
= 3 (x^2 + 1^2 * d/dx[x^2 + 1]
= 3 (x^2 + 1)^2 * 2x
= 6x (x^2 + 1)^2
"""
