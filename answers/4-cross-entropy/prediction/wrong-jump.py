# points: 0
# message: Missing after line
prediction = """
d/dyhat[-(t ln(yhat) + (1 - t) ln(1 - yhat))]
= (yhat - t)/(yhat (1 - yhat))
"""
