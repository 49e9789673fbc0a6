# points: 2.5
# message: Begin with d/dw_1 ln(sigma(z))
by_w1 = """
d/dz ln(sigma(z))
= 1/sigma(z) * sigma(z) (1 - sigma(z))
= 1 - sigma(z)
= 1/(e^z + 1)
"""
