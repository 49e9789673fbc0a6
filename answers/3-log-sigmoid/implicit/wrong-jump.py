# points: 0
# message: Missing after line
implicit = """
e^y = 1/(1 + e^-x)
=> y' = 1/(e^x + 1)
"""
