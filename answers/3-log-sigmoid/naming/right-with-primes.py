# points: 3
naming = """
let alpha = 1 + e^-x
let beta = alpha^-1
d/dx ln(beta)
= 1/beta * beta'
= 1/beta * (-alpha^-2) * alpha'
= 1/beta * (-alpha^-2) * (-e^-x)
= alpha * alpha^-2 * e^-x
= e^-x/(1 + e^-x)
= 1/(e^x + 1)
"""
