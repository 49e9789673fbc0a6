# points: 0
# message: Begin with e^y = 1/(1 + e^-x)
implicit = """
y = 1/(1 + e^-x)
=> y (1 + e^-x) = 1
=> y' (1 + e^-x) + y (-e^-x) = 0
=> y' = y e^-x/(1 + e^-x)
"""
