# points: 3
exponential = """
σ′(x) = d/dx e^x/(e^x + 1)
= (d/dx[e^x]·(e^x + 1) − e^x·d/dx[e^x + 1])/(e^x + 1)²
= (e^x·(e^x + 1) − e^x·e^x)/(e^x + 1)²
= σ(x) − σ(x)²
= σ(x)·(1 − σ(x))
"""
