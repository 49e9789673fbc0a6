# points: 2
# message: what yhat stands for is not given
logit = """
d/dz[-(t ln(yhat) + (1 - t) ln(1 - yhat))]
= d/dyhat[-(t ln(yhat) + (1 - t) ln(1 - yhat))] * d/dz[yhat]
= (yhat - t)/(yhat (1 - yhat)) * d/dz[yhat]
= (yhat - t)/(yhat (1 - yhat)) * yhat (1 - yhat)
= yhat - t
= sigma(z) - t
"""
