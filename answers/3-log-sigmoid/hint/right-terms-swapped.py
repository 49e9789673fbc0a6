# points: 3
hint = """
d/dx log(exp(x)/(exp(x) + 1))
= d/dx[-log(exp(x) + 1) + x]
= -exp(x)/(exp(x) + 1) + 1
= 1/(exp(x) + 1)
"""
