# points: 2
# message: Not readable at line 4, column 4: It is not clear how far the exponent reaches
exponential = """
d/dx e^x/(e^x + 1)
= (d/dx[e^x] (e^x + 1) - e^x d/dx[e^x + 1])/(e^x + 1)^2
= (e^x (e^x + 1) - e^x e^x)/(e^x + 1)^2
= (e^2x + e^x - e^2x)/(e^x + 1)^2
= sigma(x) (1 - sigma(x))
"""
