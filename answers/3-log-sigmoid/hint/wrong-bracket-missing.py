# points: 0
# message: Not readable at line 2, column 22
hint = """
d/dx ln(e^x/(e^x + 1))
= d/dx[x - ln(e^x + 1]
= 1 - e^x/(e^x + 1)
= 1/(e^x + 1)
"""
