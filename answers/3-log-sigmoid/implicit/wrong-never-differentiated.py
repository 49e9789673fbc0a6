# points: 1.33
# message: a line that the exercise asks for is missing
implicit = """
e^y = 1/(1 + e^-x)
=> e^y (1 + e^-x) = 1
=> e^y (1 + e^-x) - 1 = 0
=> 1 - e^y = 1/(e^x + 1)
"""
