# points: 1
# message: The derivative of a constant is not the constant itself
# slip: constant
hint = """
d/dx ln(e^x/(e^x + 1))
= d/dx[x - ln(e^x + 1)]
= 1 - 1/(e^x + 1) * (e^x + 1)
= 0
"""
