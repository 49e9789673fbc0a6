# points: 0
# message: a line that the exercise asks for is missing
hint = """
d/dx ln(e^x/(e^x + 1))
= 1/(e^x + 1)
"""
