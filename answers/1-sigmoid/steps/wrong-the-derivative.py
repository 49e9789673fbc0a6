# points: 0
# message: Begin with 1/(1 + e^-x)
steps = """
d/dx 1/(1 + e^-x)
= e^-x/(1 + e^-x)^2
"""
