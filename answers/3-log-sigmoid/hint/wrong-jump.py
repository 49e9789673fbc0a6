# points: 0
# message: Missing after line
hint = """
d/dx ln(e^x/(e^x + 1))
= 1/(e^x + 1)
"""
