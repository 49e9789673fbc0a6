# points: 1
# message: Line 3: Does not follow
implicit = """
e^y = 1/(1 + e^-x)
=> e^y (1 + e^-x) = 1
=> e^y y y' (1 + e^-x) - e^y e^-x = 0
=> y y' (1 + e^-x) = e^-x
=> y' = e^-x/(y (1 + e^-x))
"""
