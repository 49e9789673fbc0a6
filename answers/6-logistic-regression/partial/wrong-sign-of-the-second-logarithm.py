# points: 3.25
# message: Line 4: Does not follow
# slip: inner-derivative
by_w0 = """
let z = w_0 + w_1 x_1 + w_2 x_2
d/dw_0 ln(1 - sigma(z))
= d/dz[ln(1 - sigma(z))] * d/dw_0[z]
= sigma(z)
= 1/(1 + e^-z)
"""
