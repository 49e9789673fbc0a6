# points: 0
# message: Line 2: Does not follow.
# slip: log-of-sum
prediction = """
d/dyhat[-(t ln(yhat) + (1 - t) ln(1 - yhat))]
= d/dyhat[-(t ln(yhat) + (1 - t) (ln(1) - ln(yhat)))]
= d/dyhat[-(t ln(yhat) - (1 - t) ln(yhat))]
= -t/yhat + (1 - t)/yhat
"""
