# points: 1.5
# message: Line 3: Does not follow
# slip: exponent-arithmetic
steps = """
1/(1 + e^-x)
= e^x/(e^x + e^x e^-x)
= e^x/(e^x + e^(-x^2))
= e^x/(e^x + 1)
"""
