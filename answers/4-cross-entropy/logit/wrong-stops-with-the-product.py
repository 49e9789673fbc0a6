# points: 2
# message: Line 5 is not the end yet
logit = """
let yhat = sigma(z)
d/dz[-(t ln(yhat) + (1 - t) ln(1 - yhat))]
= d/dyhat[-(t ln(yhat) + (1 - t) ln(1 - yhat))] * d/dz[yhat]
= (yhat - t)/(yhat (1 - yhat)) * d/dz[yhat]
= (yhat - t)/(yhat (1 - yhat)) * e^-z/(1 + e^-z)^2
"""
