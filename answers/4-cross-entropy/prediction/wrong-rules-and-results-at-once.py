# points: 1
# message: Missing after line
prediction = """
d/dyhat[-(t ln(yhat) + (1 - t) ln(1 - yhat))]
= -t/yhat + (1 - t)/(1 - yhat)
= (-t (1 - yhat) + (1 - t) yhat)/(yhat (1 - yhat))
= (yhat - t)/(yhat (1 - yhat))
"""
