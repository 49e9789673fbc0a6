# points: 4
implicit = """
e^y = 1/(1 + e^-x)
e^y (1 + e^-x) = 1
e^y dy/dx (1 + e^-x) + e^y (-e^-x) = 0
e^y dy/dx (1 + e^-x) = e^y e^-x
dy/dx (1 + e^-x) = e^-x
dy/dx = e^-x/(1 + e^-x)
dy/dx = 1/(e^x + 1)
"""
