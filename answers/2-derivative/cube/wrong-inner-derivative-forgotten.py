# points: 0
# message: Line 2: Does not follow.
# slip: inner-derivative
cube = """
d/dx (x^2 + 1)^3
= 3 (x^2 + 1)^2
"""
