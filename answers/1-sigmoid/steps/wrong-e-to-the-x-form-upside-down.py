# points: 0
# message: Line 2: Does not follow
steps = """
1/(1 + e^-x)
= (e^x + 1)/e^x
"""
