# points: 2
# message: Line 4: Does not follow
implicit = """
e^y = 1/(1 + e^-x)
=> e^y (1 + e^-x) = 1
=> e^y y' (1 + e^-x) + e^y (-e^-x) = 0
=> y' (1 + e^-x) + e^y (-e^-x) = 0
=> y' (1 + e^-x) = e^y e^-x
=> y' = e^y e^-x/(1 + e^-x)
"""
