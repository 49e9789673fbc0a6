# points: 0
# message: no line shows how
steps = """
1/(1 + e^-x)
= 1 * 1/(e^-x + 1)
= e^x/(e^x + 1)
"""
