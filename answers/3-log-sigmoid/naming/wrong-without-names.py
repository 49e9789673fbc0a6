# points: 1
# message: Missing after line 1
naming = """
d/dx ln(1/(1 + e^-x))
= (1 + e^-x) * d/dx[1/(1 + e^-x)]
= (1 + e^-x) * e^-x/(1 + e^-x)^2
= e^-x/(1 + e^-x)
= 1/(e^x + 1)
"""
