# points: 0
# message: Missing after line
ratio = """
d/dx ln(sigma(x))
= 1/(e^x + 1)
"""
