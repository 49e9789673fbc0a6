# points: 3
exponential = """
d/dx e^x/(1 + e^x)
= (d/dx[e^x] (1 + e^x) - e^x d/dx[1 + e^x])/(1 + e^x)^2
= (e^x (1 + e^x) - e^x e^x)/(1 + e^x)^2
= e^x/(1 + e^x) * [(1 + e^x) - e^x]/(1 + e^x)
= e^x/(1 + e^x) * [1 - e^x/(1 + e^x)]
= sigma(x) [1 - sigma(x)]
"""
