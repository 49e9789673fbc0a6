# points: 0
# message: Line 2: Does not follow.
# slip: quotient-of-derivatives
fraction = """
d/dx 3x/(1 + x)
= d/dx[3x]/d/dx[1 + x]
= 3/1
= 3
"""
