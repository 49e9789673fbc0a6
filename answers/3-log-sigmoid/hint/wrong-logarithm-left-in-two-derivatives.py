# points: 2
# message: Missing after line 1
hint = """
d/dx ln(e^x/(e^x + 1))
= d/dx[ln(e^x)] - d/dx[ln(e^x + 1)]
= 1 - e^x/(e^x + 1)
= 1/(e^x + 1)
"""
