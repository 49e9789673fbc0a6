# points: 0
# message: Begin with d/dyhat
prediction = """
d/dyhat[-ln(yhat)]
= -1/yhat
"""
