# points: 0
# message: a line that the exercise asks for is missing
implicit = """
e^y = 1/(1 + e^-x)
=> y' = 1/(e^x + 1)
"""
