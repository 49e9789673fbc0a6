# points: 0
# message: Begin with d/dx
cube = """
d/dx (x^2 + 1)^2
= 2 (x^2 + 1) * d/dx[x^2 + 1]
= 4x (x^2 + 1)
"""
