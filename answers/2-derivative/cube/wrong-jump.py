# points: 0
# message: Missing after line
cube = """
d/dx (x^2 + 1)^3
= 6x (x^2 + 1)^2
"""
