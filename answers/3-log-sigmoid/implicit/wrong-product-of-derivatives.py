# points: 1
# message: A product's derivative is not the product of the derivatives.
# slip: product-of-derivatives
implicit = """
e^y = 1/(1 + e^-x)
=> e^y (1 + e^-x) = 1
=> e^y y' (-e^-x) = 0
=> y' = 0
"""
