# points: 2
# message: Line 4: Does not follow
# slip: cancelling-through-sum
hint = """
d/dx ln(e^x/(e^x + 1))
= d/dx[x - ln(e^x + 1)]
= 1 - e^x/(e^x + 1)
= 1 - 1/(1 + 1)
= 1/2
"""
