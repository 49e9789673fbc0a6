# points: 3
naming = """
let α = 1 + e^−x
let β = α⁻¹
d/dx ln(β)
= d/dβ[ln(β)] · d/dα[β] · d/dx[α]
= 1/β · (−1/α²) · (−e^−x)
= α · 1/α² · e^−x
= e^−x/(1 + e^−x)
= 1/(e^x + 1)
"""
