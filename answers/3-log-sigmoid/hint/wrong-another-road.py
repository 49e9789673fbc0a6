# points: 1
# message: a line that the exercise asks for is missing
hint = """
d/dx ln(e^x/(e^x + 1))
= (e^x + 1)/e^x * d/dx[e^x/(e^x + 1)]
= (e^x + 1)/e^x * e^x/(e^x + 1)^2
= 1/(e^x + 1)
"""
