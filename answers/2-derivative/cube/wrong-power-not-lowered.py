# points: 0.38
# message: Line 2: Does not follow.
# slip: power-decrement
cube = """
d/dx (x^2 + 1)^3
= 3 (x^2 + 1)^3 * d/dx[x^2 + 1]
= 3 (x^2 + 1)^3 * 2x
= 6x (x^2 + 1)^3
"""
