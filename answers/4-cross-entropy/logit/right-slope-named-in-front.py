# points: 3
logit = """
let yhat = sigma(z)
dL/dz = d/dz[-(t ln(yhat) + (1 - t) ln(1 - yhat))]
= d/dyhat[-(t ln(yhat) + (1 - t) ln(1 - yhat))] * dyhat/dz
= (yhat - t)/(yhat (1 - yhat)) * dyhat/dz
= (yhat - t)/(yhat - yhat^2) * (yhat - yhat^2)
= yhat - t
= sigma(z) - t
"""
