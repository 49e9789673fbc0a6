# points: 4
by_w1 = """
let z = w_0 + w_1·x_1 + w_2·x_2
∂/∂w_1 ln(σ(z))
= ∂/∂z[ln(σ(z))] · ∂/∂w_1[z]
= (1 − σ(z)) · x_1
= x_1/(e^z + 1)
"""
by_w0 = """
let z = w_0 + w_1·x_1 + w_2·x_2
∂/∂w_0 ln(1 − σ(z))
= ∂/∂z[ln(1 − σ(z))] · ∂/∂w_0[z]
= −σ(z)
= −1/(1 + e^−z)
"""
by_wi = """
let z = w_i·x_i + c
let L = −t·ln(σ(z)) − (1 − t)·ln(1 − σ(z))
∂/∂w_i L
= ∂/∂z[L] · ∂/∂w_i[z]
= (σ(z) − t)·x_i
"""
