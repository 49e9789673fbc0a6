# points: 3
# message: Line 4: Does not follow
by_w1 = """
let z = w_0 + w_1 x_1 + w_2 x_2
d/dw_1 ln(sigma(z))
= d/dz[ln(sigma(z))] * d/dw_1[z]
= (1 - sigma(z)) (x_1 + x_2)
= (x_1 + x_2)/(e^z + 1)
"""
