# points: 4
implicit = """
exp(y) = sigma(x)
=> exp(y) (1 + exp(-x)) = 1
=> y' exp(y) (1 + exp(-x)) - exp(y) exp(-x) = 0
=> y' (1 + exp(-x)) - exp(-x) = 0
=> y' (1 + exp(-x)) = exp(-x)
=> y' = 1 - sigma(x)
=> y' = 1/(exp(x) + 1)
"""
