# points: 2
# message: Missing after line
logit = """
let yhat = sigma(z)
d/dz[-(t ln(yhat) + (1 - t) ln(1 - yhat))]
= d/dyhat[-(t ln(yhat) + (1 - t) ln(1 - yhat))] * d/dz[yhat]
= d/dyhat[-(t ln(yhat) + (1 - t) ln(1 - yhat))] * yhat (1 - yhat)
= (-t/yhat + (1 - t)/(1 - yhat)) * yhat (1 - yhat)
= -t (1 - yhat) + (1 - t) yhat
= sigma(z) - t
"""
