# points: 0
# message: Begin with e^y = 1/(1 + e^-x)
implicit = """
d/dx ln(1/(1 + e^-x))
= e^-x/(1 + e^-x)
= 1/(e^x + 1)
"""
