# points: 0.75
# message: Line 3: Does not follow.
cube = """
d/dx (x^2 + 1)^3
= 3 (x^2 + 1)^2 * d/dx[x^2 + 1]
= 3 (x^2 + 1)^2 * 2
= 6x (x^2 + 1)^2
"""
