# points: 0
# message: Line 3: Does not follow
steps = """
1/(1 + e^-x)
= e^x/(e^x + e^0)
= e^x/(e^x + 0)
= 1
"""
