# points: 0
# message: All is true so far
steps = """
1/(1 + e^-x)
= e^x/(e^x (1 + e^-x))
"""
