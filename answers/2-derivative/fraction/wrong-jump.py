# points: 0
# message: Missing after line
fraction = """
d/dx 3x/(1 + x)
= 3/(1 + x)^2
"""
