# points: 0
# message: Line 4: Not decided
# waits: line 4, line 5
steps = """
1/(1 + e^-x)
= e^x/(e^x + e^-x e^x)
= e^x/(e^x + e^-x e^x) * ((1 + x)^41 - (1 + x)^40)/(x (1 + x)^40)
= e^x/(e^x + 1)
"""
