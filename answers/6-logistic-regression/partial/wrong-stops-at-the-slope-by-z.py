# points: 2.25
# message: is not the end yet
by_w1 = """
let z = w_0 + w_1 x_1 + w_2 x_2
d/dw_1 ln(sigma(z))
= d/dz[ln(sigma(z))] * d/dw_1[z]
= (1 - sigma(z)) x_1
"""
by_w0 = """
let z = w_0 + w_1 x_1 + w_2 x_2
d/dw_0 ln(1 - sigma(z))
= d/dz[ln(1 - sigma(z))] * d/dw_0[z]
= -sigma(z)
"""
by_wi = """
let z = w_i x_i + c
let L = -t ln(sigma(z)) - (1 - t) ln(1 - sigma(z))
d/dw_i L
= d/dz[L] * d/dw_i[z]
= (sigma(z) - t) * d/dw_i[z]
"""
