# points: 4
prediction = """
d/dyhat[-(t log(yhat) + (1 - t) log(1 - yhat))]
= -(t * d/dyhat[log(yhat)] + (1 - t) * d/dyhat[log(1 - yhat)])
= -(t * yhat^-1 + (1 - t) * (1 - yhat)^-1 * d/dyhat[1 - yhat])
= -t * yhat^-1 + (1 - t) * (1 - yhat)^-1
= -t * (1 - yhat)/(yhat * (1 - yhat)) + (1 - t) * yhat/(yhat * (1 - yhat))
= (yhat - t)/(yhat * (1 - yhat))
"""
