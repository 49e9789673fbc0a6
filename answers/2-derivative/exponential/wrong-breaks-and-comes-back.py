# points: 2
# message: Line 4: Does not follow.
exponential = """
d/dx e^x/(e^x + 1)
= (d/dx[e^x] (e^x + 1) - e^x d/dx[e^x + 1])/(e^x + 1)^2
= (e^x (e^x + 1) - e^x e^x)/(e^x + 1)^2
= e^x/(e^x + 1)
= sigma(x) (1 - sigma(x))
"""
