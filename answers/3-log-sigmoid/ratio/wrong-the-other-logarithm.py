# points: 0
# message: Begin with d/dx ln(sigma(x)) in line 1.
ratio = """
d/dx ln(1 - sigma(x))
= -sigma'(x)/(1 - sigma(x))
= -sigma(x)
"""
