# points: 3
naming = """
let alpha = 1 + e^-x
let beta = alpha^-1
let y = ln(beta)
dy/dx = dy/dbeta * dbeta/dalpha * dalpha/dx
= 1/beta * (-1/alpha^2) * (-e^-x)
= e^-x/(1 + e^-x)
= 1/(e^x + 1)
"""
