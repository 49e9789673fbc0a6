# points: 1
# message: Not readable at line 3, column 4: This bracket is never closed
prediction = """
d/dyhat[-(t ln(yhat) + (1 - t) ln(1 - yhat))]
= -(t d/dyhat[ln(yhat)] + (1 - t) d/dyhat[ln(1 - yhat)])
= -(t/yhat + (1 - t)/(1 - yhat) * d/dyhat[1 - yhat]
= -t/yhat + (1 - t)/(1 - yhat)
= (yhat - t)/(yhat (1 - yhat))
"""
