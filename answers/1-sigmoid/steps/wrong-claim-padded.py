# points: 0
# message: no step leads there yet
steps = """
1/(1 + e^-x)
= 1 * 1/(e^-x + 1)
= e^x/(e^x + 1)
"""
