# points: 1.5
# message: Line 5: Does not follow. At x = 1 the line before is 0.268941, this line is -0.268941.
naming = """
let alpha = 1 + e^-x
let beta = alpha^-1
d/dx ln(beta)
= d/dbeta[ln(beta)] * d/dalpha[beta] * d/dx[alpha]
= 1/beta * 1/alpha^2 * (-e^-x)
= -e^-x/(1 + e^-x)
= -1/(e^x + 1)
"""
