# points: 2
# message: Missing after line
implicit = """
e^y = 1/(1 + e^-x)
=> e^y y' = e^-x/(1 + e^-x)^2
=> y' (1 + e^-x) = e^-x
=> y' = 1/(e^x + 1)
"""
