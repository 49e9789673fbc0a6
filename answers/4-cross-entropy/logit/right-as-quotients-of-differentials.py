# points: 3
logit = """
let yhat = sigma(z)
d/dz -(t ln yhat + (1 - t) ln(1 - yhat))
= dyhat/dz * d/dyhat[-(t ln yhat + (1 - t) ln(1 - yhat))]
= dyhat/dz * (yhat - t)/(yhat (1 - yhat))
= yhat (1 - yhat) * (yhat - t)/(yhat (1 - yhat))
= yhat - t
= sigma(z) - t
"""
