# points: 3
naming = """
let alpha = 1 + e^-x
let beta = alpha^-1
d/dx ln(beta)
= 1/beta * d/dx[beta]             # chain rule
= 1/beta * (-1/alpha^2) * d/dx[alpha]
= 1/beta * (-1/alpha^2) * (-e^-x)
= alpha/alpha^2 * e^-x
= e^-x/(1 + e^-x)
= 1/(e^x + 1)
"""
