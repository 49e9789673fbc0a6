# points: 1
# message: Line 3: Does not follow
# slip: inner-derivative
implicit = """
e^y = 1/(1 + e^-x)
=> e^y (1 + e^-x) = 1
=> e^y (1 + e^-x) + e^y (-e^-x) = 0
=> e^y = 0
=> y' = 1/(e^x + 1)
"""
