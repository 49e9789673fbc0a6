# points: 3
logit = """
let yhat = sigma(z)
d/dz[-(t ln(yhat) + (1 - t) ln(1 - yhat))]
= d/dyhat[-(t ln(yhat) + (1 - t) ln(1 - yhat))] * d/dz[sigma(z)]
= (yhat - t)/(yhat (1 - yhat)) * d/dz[sigma(z)]
= (yhat - t)/(yhat (1 - yhat)) * sigma(z) (1 - sigma(z))
= sigma(z) - t
"""
