# points: 1.5
# message: Missing after line
ratio = """
d/dx ln(sigma(x))
= d/dx[-ln(1 + e^-x)]
= -1/(1 + e^-x) * d/dx[1 + e^-x]
= e^-x/(1 + e^-x)
= 1/(e^x + 1)
"""
