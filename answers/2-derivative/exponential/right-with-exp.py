# points: 3
exponential = """
d/dx exp(x)/(exp(x) + 1)
= ((exp(x) + 1) d/dx[exp(x)] - d/dx[exp(x) + 1] exp(x))/(exp(x) + 1)**2
= ((exp(x) + 1)*exp(x) - exp(x)*exp(x))/(exp(x) + 1)**2
= exp(x)/(exp(x) + 1)**2
= (1 - sigma(x))*sigma(x)
"""
