# points: 0
# message: Not readable at line 1, column 1: Nothing stands before this =
fraction = """
= 3/(1 + x)^2
"""
