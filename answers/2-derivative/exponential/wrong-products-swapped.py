# points: 1
# message: Line 2: Does not follow.
# slip: quotient-order
exponential = """
d/dx e^x/(e^x + 1)
= (e^x d/dx[e^x + 1] - d/dx[e^x] (e^x + 1))/(e^x + 1)^2
= (e^x e^x - e^x (e^x + 1))/(e^x + 1)^2
= -e^x/(e^x + 1)^2
= -sigma(x) (1 - sigma(x))
"""
