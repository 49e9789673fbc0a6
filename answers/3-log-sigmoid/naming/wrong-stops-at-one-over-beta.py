# points: 0
# message: Line 4: Does not follow
# slip: inner-derivative
naming = """
let alpha = 1 + e^-x
let beta = alpha^-1
d/dx ln(beta)
= 1/beta
= 1 + e^-x
"""
