# points: 0
# message: This bracket is never closed
steps = """
1/(1 + e^-x)
= e^x/(e^x (1 + e^-x)
= e^x/(e^x + 1)
"""
