# points: 0
# message: Line 3: Not decided
# waits: line 3, line 4
steps = """
1/(1 + e^-x)
= e^x/(e^x + e^-x e^x)
= e^x/(e^x + e^-x e^x) * ((1 + x)^41 - (1 + x)^40)/(x (1 + x)^40)
= e^x/(e^x + 1)
"""
