# points: 1
# message: Missing after line 2
hint = """
d/dx ln(e^x/(e^x + 1))
= d/dx[x - ln(e^x + 1)]
= d/dx[x] - d/dx[ln(e^x + 1)]
"""
