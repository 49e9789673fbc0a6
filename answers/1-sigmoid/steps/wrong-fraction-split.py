# points: 0
# message: Line 2: Does not follow
# slip: fraction-split
steps = """
1/(1 + e^-x)
= 1/1 + 1/e^-x
= 1 + e^x
= e^x/(e^x + 1)
"""
