# points: 0
# message: Line 2: Does not follow.
# slip: quotient-of-derivatives
exponential = """
d/dx e^x/(e^x + 1)
= d/dx[e^x]/d/dx[e^x + 1]
= e^x/e^x
= 1
"""
