# points: 1
# message: here the variable is in the exponent
# slip: power-rule-on-exponential
naming = """
let alpha = 1 + e^-x
let beta = alpha^-1
d/dx ln(beta)
= d/dbeta[ln(beta)] * d/dalpha[beta] * d/dx[alpha]
= 1/beta * (-1/alpha^2) * (-x e^(-x - 1))
= x e^(-x - 1)/(1 + e^-x)
"""
