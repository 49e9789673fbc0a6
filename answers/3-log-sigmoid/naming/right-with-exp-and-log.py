# points: 3
naming = """
let alpha = 1 + exp(-x)
let beta = alpha**-1
d/dx log(beta)
= d/dbeta[log(beta)] * d/dalpha[beta] * d/dx[alpha]
= (1/beta) * (-1/alpha**2) * (-exp(-x))
= exp(-x)/(1 + exp(-x))
= 1/(exp(x) + 1)
"""
