# points: 0
# message: Begin with d/dx ln(e^x/(e^x + 1))
hint = """
ln(e^x/(e^x + 1))
= x - ln(e^x + 1)
= 1 - e^x/(e^x + 1)
= 1/(e^x + 1)
"""
