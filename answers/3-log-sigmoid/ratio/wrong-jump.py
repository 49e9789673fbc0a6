# points: 0
# message: a line that the exercise asks for is missing
ratio = """
d/dx ln(sigma(x))
= 1/(e^x + 1)
"""
