# points: 0
# message: Line 2: Does not follow
hint = """
d/dx ln(e^x/(e^x + 1))
= d/dx[ln(x) - ln(e^x + 1)]
= 1/x - e^x/(e^x + 1)
"""
