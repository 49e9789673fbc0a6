# points: 4
by_w1 = """
let z = w_0 + w_1 x_1 + w_2 x_2
d/dw_1 ln(1/(1 + e^-z))
= d/dz[ln(1/(1 + e^-z))] * d/dw_1[z]
= (1 - 1/(1 + e^-z)) x_1
= e^-z/(1 + e^-z) * x_1
= x_1/(e^z + 1)
"""
by_w0 = """
let z = w_0 + w_1 x_1 + w_2 x_2
d/dw_0 ln(1 - 1/(1 + e^-z))
= d/dz[ln(1 - 1/(1 + e^-z))] * d/dw_0[z]
= -1/(1 + e^-z)
"""
