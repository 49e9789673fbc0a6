# points: 1.5
# message: Line 4: Does not follow.
# slip: sign
logit = """
let yhat = sigma(z)
d/dz[-(t ln(yhat) + (1 - t) ln(1 - yhat))]
= d/dyhat[-(t ln(yhat) + (1 - t) ln(1 - yhat))] * d/dz[yhat]
= (t - yhat)/(yhat (1 - yhat)) * d/dz[yhat]
= (t - yhat)/(yhat (1 - yhat)) * yhat (1 - yhat)
= t - sigma(z)
"""
