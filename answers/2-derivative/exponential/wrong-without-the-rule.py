# points: 2
# message: Missing after line
exponential = """
d/dx e^x/(e^x + 1)
= (e^x (e^x + 1) - e^x e^x)/(e^x + 1)^2
= sigma(x) - sigma(x)^2
= sigma(x) (1 - sigma(x))
"""
