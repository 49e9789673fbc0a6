# points: 1
# message: Missing after line
implicit = """
e^y = 1/(1 + e^-x)
=> e^y (1 + e^-x) = 1
=> e^y (1 + e^-x) - 1 = 0
=> 1 - e^y = 1/(e^x + 1)
"""
