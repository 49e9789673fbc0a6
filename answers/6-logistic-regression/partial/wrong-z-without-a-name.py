# points: 3
# message: what z stands for is not given
by_w1 = """
d/dw_1 ln(sigma(z))
= d/dz[ln(sigma(z))] * d/dw_1[z]
= (1 - sigma(z)) * d/dw_1[z]
= (1 - sigma(z)) x_1
= x_1/(e^z + 1)
"""
