# points: 1
# message: Line 3: Does not follow.
exponential = """
d/dx e^x/(e^x + 1)
= ((e^x)' (e^x + 1) - (e^x + 1)' e^x)/(e^x + 1)^2
= (e^x (e^x - 1) - e^x e^x)/(e^x + 1)^2
= e^x (e^x + 1)/((e^x + 1)(e^x + 1)) - e^x e^x/((e^x + 1)(e^x + 1))
= sigma(x) - sigma(x)^2 = sigma(x) (1 - sigma(x))
"""
