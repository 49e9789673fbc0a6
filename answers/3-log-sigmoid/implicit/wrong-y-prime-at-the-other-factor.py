# points: 1
# message: Line 3: Does not follow
implicit = """
e^y = 1/(1 + e^-x)
=> e^y (1 + e^-x) = 1
=> e^y (1 + e^-x) - e^y e^-x y' = 0
=> 1 + e^-x = e^-x y'
=> y' = (1 + e^-x)/e^-x
=> y' = e^x + 1
"""
