# points: 0
# message: Begin with d/dx
cube = """
6x (x^2 + 1)^2
"""
