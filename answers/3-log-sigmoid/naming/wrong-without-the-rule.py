# points: 2
# message: Missing after line 3
naming = """
let alpha = 1 + e^-x
let beta = alpha^-1
d/dx ln(beta)
= 1/beta * (-1/alpha^2) * (-e^-x)
= e^-x/(1 + e^-x)
= 1/(e^x + 1)
"""
