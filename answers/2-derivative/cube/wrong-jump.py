# points: 0
# message: that the exercise asks for is missing
cube = """
d/dx (x^2 + 1)^3
= 6x (x^2 + 1)^2
"""
