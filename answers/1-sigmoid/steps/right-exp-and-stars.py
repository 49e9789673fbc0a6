# points: 3
steps = """
1/(1 + exp(-x))
= (1*exp(x))/((1 + exp(-x))*exp(x))
= exp(x)/(exp(x) + exp(x)*exp(-x))
= exp(x)/(exp(x) + 1)
"""
