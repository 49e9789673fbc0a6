# points: 4
prediction = """
d/dyhat[-(t ln(yhat) + (1 - t) ln(1 - yhat))]
= -d/dyhat[t ln(yhat) + (1 - t) ln(1 - yhat)]                 # constant multiple rule
= -(d/dyhat[t ln(yhat)] + d/dyhat[(1 - t) ln(1 - yhat)])      # sum rule
= -(t d/dyhat[ln(yhat)] + (1 - t) d/dyhat[ln(1 - yhat)])      # constant multiple rule
= -(t/yhat + (1 - t) d/dyhat[ln(1 - yhat)])                   # logarithm rule
= -(t/yhat + (1 - t)/(1 - yhat) * d/dyhat[1 - yhat])          # chain rule
= -(t/yhat + (1 - t)/(1 - yhat) * (-1))
= -(t/yhat - (1 - t)/(1 - yhat))
= -t/yhat + (1 - t)/(1 - yhat)
= (yhat (1 - t) - t (1 - yhat))/(yhat (1 - yhat))
= (yhat - t yhat - t + t yhat)/(yhat (1 - yhat))
= (yhat - t)/(yhat (1 - yhat))
"""
