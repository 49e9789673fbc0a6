# points: 1
# message: Line 3: Does not follow.
prediction = """
d/dyhat[-(t ln(yhat) + (1 - t) ln(1 - yhat))]
= -(t d/dyhat[ln(yhat)] + (1 - t) d/dyhat[ln(1 - yhat)])
= -(t yhat - (1 - t) (1 - yhat))
= -(t yhat - 1 + yhat + t - t yhat)
= 1 - yhat - t
"""
