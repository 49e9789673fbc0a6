# points: 2
# message: Missing after line 3
implicit = """
e^y = 1/(1 + e^-x)
=> e^y (1 + e^-x) = 1
=> e^y y' (1 + e^-x) + e^y (-e^-x) = 0
"""
