# points: 1
# message: The exponent is not one less than before.
# slip: power-decrement
naming = """
let alpha = 1 + e^-x
let beta = alpha^-1
d/dx ln(beta)
= d/dbeta[ln(beta)] * d/dalpha[beta] * d/dx[alpha]
= 1/beta * (-1/alpha) * (-e^-x)
= e^-x
"""
