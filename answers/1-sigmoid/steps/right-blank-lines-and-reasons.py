# points: 3
steps = """
1/(1 + e^-x)

= e^x/(e^x + e^x e^-x)   # algebra

= e^x/(e^x + 1)   # algebra
"""
