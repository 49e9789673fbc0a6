# points: 3
naming = """
let alpha = 1 + e^-x
let beta = 1/alpha
d/dx ln(beta)
= d/dx[alpha] * d/dalpha[1/alpha] * d/dbeta[ln(beta)]
= (-e^-x) * (-1/alpha^2) * 1/beta
= e^-x/(1 + e^-x)
= e^-x/(1 + e^-x) * e^x/e^x
= e^x e^-x/(e^x + e^x e^-x)
= 1/(e^x + 1)
"""
