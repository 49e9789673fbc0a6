# points: 0
# message: A line after the first begins with =
steps = """
1/(1 + e^-x)
e^x/(e^x (1 + e^-x))
e^x/(e^x + 1)
"""
