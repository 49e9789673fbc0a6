# points: 3
# message: Line 5: Does not follow.
# slip: sign
prediction = """
d/dyhat[-(t ln(yhat) + (1 - t) ln(1 - yhat))]
= -(t d/dyhat[ln(yhat)] + (1 - t) d/dyhat[ln(1 - yhat)])
= -(t/yhat + (1 - t)/(1 - yhat) * d/dyhat[1 - yhat])
= -t/yhat + (1 - t)/(1 - yhat)
= (t - yhat)/(yhat (1 - yhat))
"""
