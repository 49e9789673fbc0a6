# points: 4
by_w1 = """
let z = w_0 + w_1 x_1 + w_2 x_2
d/dw_1 ln(sigma(z))
= d/dz[ln(sigma(z))] * d/dw_1[z]
= (1 - sigma(z)) * d/dw_1[w_0 + w_1 x_1 + w_2 x_2]
= (1 - sigma(z)) (d/dw_1[w_0] + d/dw_1[w_1 x_1] + d/dw_1[w_2 x_2])
= (1 - sigma(z)) (0 + x_1 + 0)
= (1 - sigma(z)) x_1
= x_1/(e^z + 1)
"""
by_w0 = """
let z = w_0 + w_1 x_1 + w_2 x_2
d/dw_0 ln(1 - sigma(z))
= d/dz[ln(1 - sigma(z))] * d/dw_0[z]
= -sigma(z) (d/dw_0[w_0] + d/dw_0[w_1 x_1] + d/dw_0[w_2 x_2])
= -sigma(z) (1 + 0 + 0)
= -1/(1 + e^-z)
"""
