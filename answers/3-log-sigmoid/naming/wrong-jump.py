# points: 0
# message: Missing after line
naming = """
let alpha = 1 + e^-x
let beta = alpha^-1
d/dx ln(beta)
= 1/(e^x + 1)
"""
