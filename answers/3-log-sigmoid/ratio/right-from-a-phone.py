# points: 3
ratio = """
d/dx log(σ(x))
= 1/σ(x) · σ′(x)
= 1/σ(x) · σ(x)(1 − σ(x))
= 1 − σ(x)
= (e^x + 1)/(e^x + 1) − e^x/(e^x + 1)
= 1/(e^x + 1)
"""
