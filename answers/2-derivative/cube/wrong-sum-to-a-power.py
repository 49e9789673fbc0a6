# points: 0
# message: Line 2: Does not follow.
# slip: power-over-sum
cube = """
d/dx (x^2 + 1)^3
= d/dx (x^6 + 1)
= 6x^5
"""
