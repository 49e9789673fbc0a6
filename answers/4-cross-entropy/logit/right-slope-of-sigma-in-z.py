# points: 3
logit = """
let yhat = sigma(z)
d/dz[-(t ln(yhat) + (1 - t) ln(1 - yhat))]
= d/dyhat[-(t ln(yhat) + (1 - t) ln(1 - yhat))] * d/dz[yhat]
= (yhat - t)/(yhat (1 - yhat)) * d/dz[yhat]
= (yhat - t)/(yhat (1 - yhat)) * sigma(z) (1 - sigma(z))
= (sigma(z) - t)/(sigma(z) (1 - sigma(z))) * sigma(z) (1 - sigma(z))
= sigma(z) - t
"""
