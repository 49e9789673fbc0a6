# points: 1.5
# message: Line 4: Does not follow
# slip: cancelling-through-sum
steps = """
1/(1 + e^-x)
= e^x/(e^x + e^x e^-x)
= e^x/(e^x + 1)
= 1/2
"""
