# points: 0
# message: Line 2: Does not follow
hint = """
d/dx ln(e^x/(e^x + 1))
= d/dx[x/ln(e^x + 1)]
= (ln(e^x + 1) - x e^x/(e^x + 1))/ln(e^x + 1)^2
"""
