# points: 1
# message: Line 3: Does not follow
implicit = """
e^y = 1/(1 + e^-x)
=> e^y (1 + e^-x) = 1
=> e^y + e^(-x y) = 1
=> e^y y' - e^(-x y) (y + x y') = 0
"""
