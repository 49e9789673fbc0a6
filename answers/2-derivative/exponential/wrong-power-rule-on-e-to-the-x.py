# points: 1
# message: Line 3: Does not follow.
exponential = """
d/dx e^x/(e^x + 1)
= (d/dx[e^x] (e^x + 1) - e^x d/dx[e^x + 1])/(e^x + 1)^2
= (x e^(x - 1) (e^x + 1) - e^x x e^(x - 1))/(e^x + 1)^2
= x e^(x - 1)/(e^x + 1)^2
"""
