# points: 0
# message: Line 3: Does not follow
# slip: sign
steps = """
1/(1 + e^-x)
= e^x/(e^x (1 + e^-x))
= e^x/(e^x - 1)
"""
