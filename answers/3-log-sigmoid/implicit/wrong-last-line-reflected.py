# points: 3
# message: Line 7: Does not follow
# slip: complement
implicit = """
e^y = 1/(1 + e^-x)
=> e^y (1 + e^-x) = 1
=> e^y y' (1 + e^-x) + e^y (-e^-x) = 0
=> e^y y' (1 + e^-x) = e^y e^-x
=> y' (1 + e^-x) = e^-x
=> y' = e^-x/(1 + e^-x)
=> y' = 1/(1 + e^-x)
"""
