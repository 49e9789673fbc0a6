# points: 2
# message: is not the end yet
logit = """
let yhat = sigma(z)
d/dz[-(t ln(yhat) + (1 - t) ln(1 - yhat))]
= d/dyhat[-(t ln(yhat) + (1 - t) ln(1 - yhat))] * d/dz[yhat]
= (yhat - t)/(yhat (1 - yhat)) * d/dz[yhat]
= (yhat - t)/(yhat (1 - yhat)) * e^-z/(1 + e^-z)^2
= e^-z (yhat - t)/(yhat (1 - yhat) (1 + 2e^-z + e^(-2z)))
"""
