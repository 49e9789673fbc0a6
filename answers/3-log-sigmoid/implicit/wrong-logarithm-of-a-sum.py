# points: 0
# message: Line 2: Does not follow
implicit = """
e^y = 1/(1 + e^-x)
=> y = ln(1) - ln(1) - ln(e^-x)
=> y = x
=> y' = 1
"""
