# points: 1
# message: Missing after line
prediction = """
d/dyhat[-(t ln(yhat) + (1 - t) ln(1 - yhat))]
= -(t * 1/yhat + ln(yhat) * 0 + (1 - t) * (-1)/(1 - yhat) + ln(1 - yhat) * 0)
= -t/yhat + (1 - t)/(1 - yhat)
= (-t (1 - yhat) + (1 - t) yhat)/(yhat (1 - yhat))
= (yhat - t)/(yhat (1 - yhat))
"""
