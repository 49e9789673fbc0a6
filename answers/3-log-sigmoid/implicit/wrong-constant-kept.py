# points: 1
# message: The derivative of a constant is not the constant itself
# slip: constant
implicit = """
e^y = 1/(1 + e^-x)
=> e^y (1 + e^-x) = 1
=> e^y y' (1 + e^-x) + e^y (-e^-x) = 1
=> e^y y' (1 + e^-x) = 1 + e^y e^-x
=> y' = (1 + e^y e^-x)/(e^y (1 + e^-x))
"""
