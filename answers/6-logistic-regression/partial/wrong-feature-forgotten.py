# points: 2.5
# message: The inner derivative is missing
# slip: inner-derivative
by_w1 = """
let z = w_0 + w_1 x_1 + w_2 x_2
d/dw_1 ln(sigma(z))
= 1 - sigma(z)
= 1/(e^z + 1)
"""
