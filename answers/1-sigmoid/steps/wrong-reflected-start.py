# points: 0
# message: Begin with 1/(1 + e^-x)
steps = """
1/(1 + e^x)
= e^-x/(e^-x (1 + e^x))
= e^-x/(e^-x + 1)
"""
