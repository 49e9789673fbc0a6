# points: 0
# message: that the exercise asks for is missing
fraction = """
d/dx 3x/(1 + x)
= 3/(1 + x)^2
"""
