# points: 1
# message: what alpha stands for is not given
naming = """
d/dx ln(beta)
= d/dbeta[ln(beta)] * d/dalpha[beta] * d/dx[alpha]
= 1/beta * (-1/alpha^2) * (-e^-x)
= e^-x/(1 + e^-x)
= 1/(e^x + 1)
"""
