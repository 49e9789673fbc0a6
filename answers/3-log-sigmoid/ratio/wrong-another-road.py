# points: 1
# message: a line that the exercise asks for is missing
ratio = """
d/dx ln(sigma(x))
= d/dx[-ln(1 + e^-x)]
= -1/(1 + e^-x) * d/dx[1 + e^-x]
= e^-x/(1 + e^-x)
= 1/(e^x + 1)
"""
