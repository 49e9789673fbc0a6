# points: 0
# message: Line 2: Does not follow.
quotient = """
d/dx 1/(1 + e^-x)
= d/dx[1]/d/dx[1 + e^-x]
= 0/(-e^-x)
= 0
"""
