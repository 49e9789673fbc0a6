# points: 0
# message: Line 3 is not the end yet
steps = """
e^x/(e^x + 1)
= (e^x e^-x)/((e^x + 1) e^-x)
= 1/(1 + e^-x)
"""
