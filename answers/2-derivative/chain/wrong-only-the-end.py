# points: 0
# message: Begin with d/dx
chain = """
sigma(x) (1 - sigma(x))
"""
