# points: 1
# message: Line 3: Does not follow
hint = """
d/dx ln(e^x/(e^x + 1))
= d/dx[x - ln(e^x + 1)]
= 0 - e^x/(e^x + 1)
= -e^x/(e^x + 1)
"""
