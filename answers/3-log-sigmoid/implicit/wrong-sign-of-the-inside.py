# points: 2
# message: Line 3: Does not follow
# slip: inner-derivative
implicit = """
e^y = 1/(1 + e^-x)
=> e^y (1 + e^-x) = 1
=> e^y y' (1 + e^-x) + e^y e^-x = 0
=> y' (1 + e^-x) = -e^-x
=> y' = -e^-x/(1 + e^-x)
=> y' = -1/(e^x + 1)
"""
