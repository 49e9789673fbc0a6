# points: 0
# message: Line 2: Does not follow
# slip: one-part-multiplied
steps = """
1/(1 + e^-x)
= e^x/(1 + e^-x)
= e^(2x)/(e^x + 1)
"""
