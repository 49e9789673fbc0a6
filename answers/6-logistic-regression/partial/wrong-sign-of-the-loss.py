# points: 3.5
# message: Line 5: Does not follow
# slip: sign
by_wi = """
let z = w_i x_i + c
let L = -t ln(sigma(z)) - (1 - t) ln(1 - sigma(z))
d/dw_i L
= d/dz[L] * d/dw_i[z]
= (t - sigma(z)) * d/dw_i[z]
= (t - sigma(z)) x_i
"""
