# points: 1.5
# message: Missing after line
hint = """
d/dx ln(e^x/(e^x + 1))
= (e^x + 1)/e^x * d/dx[e^x/(e^x + 1)]
= (e^x + 1)/e^x * e^x/(e^x + 1)^2
= 1/(e^x + 1)
"""
