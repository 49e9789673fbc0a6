# points: 3
# message: Missing after line
prediction = """
d/dyhat[-(t ln(yhat) + (1 - t) ln(1 - yhat))]
= -(ln(yhat) d/dyhat[t] + t d/dyhat[ln(yhat)] + ln(1 - yhat) d/dyhat[1 - t] + (1 - t) d/dyhat[ln(1 - yhat)])
= -(ln(yhat) * 0 + t/yhat + ln(1 - yhat) * 0 + (1 - t)/(1 - yhat) * d/dyhat[1 - yhat])
= -(t/yhat + (1 - t)/(1 - yhat) * d/dyhat[1 - yhat])
= -t/yhat + (1 - t)/(1 - yhat)
= (yhat - t)/(yhat (1 - yhat))
"""
