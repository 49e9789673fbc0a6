# points: 1.12
# message: Line 4: Not decided
# waits: line 4
cube = """
d/dx (x^2 + 1)^3
= 3 (x^2 + 1)^2 * d/dx[x^2 + 1]
= 6x (x^2 + 1)^2
= 6x (x^2 + 1)^2 * ((1 + x)^41 - (1 + x)^40)/(x (1 + x)^40)
"""
