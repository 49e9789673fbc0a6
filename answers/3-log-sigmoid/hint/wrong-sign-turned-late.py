# points: 1
# message: A sign is wrong
# slip: sign
hint = """
d/dx ln(e^x/(e^x + 1))
= d/dx[x - ln(e^x + 1)]
= 1 + e^x/(e^x + 1)
= (2e^x + 1)/(e^x + 1)
"""
