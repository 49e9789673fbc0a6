# points: 0
# message: Line 2: Does not follow. At x = 1
# slip: one-part-multiplied
steps = """
1/(1 + e^-x)
= e^x/(1 + e^-x)
= e^x/(e^x + 1)
"""
