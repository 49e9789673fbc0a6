# points: 4
implicit = """
e^y = 1/(1 + e^-x)
=> e^y (1 + e^-x) = 1
=> d/dx[e^y (1 + e^-x)] = d/dx[1]
=> d/dx[e^y] (1 + e^-x) + e^y d/dx[1 + e^-x] = 0
=> e^y y' (1 + e^-x) - e^y e^-x = 0    # chain rule
=> y' (1 + e^-x) = e^-x
=> y' = 1/(e^x + 1)
"""
