# points: 0
# message: Begin with 1/(1 + e^-x)
# slip: reflected
steps = """
1/(1 + e^x)
= e^-x/(e^-x (1 + e^x))
= e^-x/(e^-x + 1)
"""
