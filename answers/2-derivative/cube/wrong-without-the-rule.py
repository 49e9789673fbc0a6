# points: 0.75
# message: Missing after line
cube = """
d/dx (x^2 + 1)^3
= 3 (x^2 + 1)^2 * 2x
= 6x (x^2 + 1)^2
"""
