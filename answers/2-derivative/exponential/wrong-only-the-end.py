# points: 0
# message: Begin with d/dx
exponential = """
sigma(x) (1 - sigma(x))
"""
