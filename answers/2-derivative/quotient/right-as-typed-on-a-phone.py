# points: 3
quotient = """
σ′(x) = d/dx 1/(1 + e^−x)
= (d/dx[1]·(1 + e^−x) − 1·d/dx[1 + e^−x])/(1 + e^−x)²
= e^−x/(1 + e^−x)²
= σ(x)·(1 − σ(x))
"""
