# points: 0.75
# message: Missing after line
cube = """
d/dx (x^2 + 1)^3
= d/dx (x^6 + 3x^4 + 3x^2 + 1)
= 6x^5 + 12x^3 + 6x
= 6x (x^2 + 1)^2
"""
