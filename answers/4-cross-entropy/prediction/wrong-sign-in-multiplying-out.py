# points: 3
# message: Line 6: Does not follow.
# slip: sign
prediction = """
d/dyhat[-(t ln(yhat) + (1 - t) ln(1 - yhat))]
= -(t d/dyhat[ln(yhat)] + (1 - t) d/dyhat[ln(1 - yhat)])
= -(t/yhat + (1 - t)/(1 - yhat) * d/dyhat[1 - yhat])
= -t/yhat + (1 - t)/(1 - yhat)
= (-t (1 - yhat) + (1 - t) yhat)/(yhat (1 - yhat))
= (-t - t yhat + yhat - t yhat)/(yhat (1 - yhat))
= (yhat - t - 2t yhat)/(yhat (1 - yhat))
"""
