# points: 2
# message: Missing after line
quotient = """
d/dx 1/(1 + e^-x)
= (0 (1 + e^-x) - (-e^-x) 1)/(1 + e^-x)^2
= e^-x/(1 + e^-x)^2
= 1/(1 + e^-x) * (1 - 1/(1 + e^-x))
= sigma(x) (1 - sigma(x))
"""
