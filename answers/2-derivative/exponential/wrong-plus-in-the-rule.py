# points: 0.5
# message: Line 2: Does not follow.
# slip: quotient-plus
exponential = """
d/dx e^x/(e^x + 1)
= (d/dx[e^x] (e^x + 1) + e^x d/dx[e^x + 1])/(e^x + 1)^2
= (e^x (e^x + 1) + e^x e^x)/(e^x + 1)^2
= sigma(x) + sigma(x)^2
"""
