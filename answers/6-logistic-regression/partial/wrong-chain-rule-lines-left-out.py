# points: 0
# message: Missing after line
by_w1 = """
let z = w_0 + w_1 x_1 + w_2 x_2
d/dw_1 ln(sigma(z))
= (1 - sigma(z)) x_1
= x_1/(e^z + 1)
"""
by_w0 = """
let z = w_0 + w_1 x_1 + w_2 x_2
d/dw_0 ln(1 - sigma(z))
= -sigma(z)
= -1/(1 + e^-z)
"""
by_wi = """
let z = w_i x_i + c
let L = -t ln(sigma(z)) - (1 - t) ln(1 - sigma(z))
d/dw_i L
= (sigma(z) - t) x_i
"""
