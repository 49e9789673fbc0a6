# points: 0
# message: Not readable at line 1, column 1: Nothing stands before this =
quotient = """
= sigma(x) (1 - sigma(x))
"""
