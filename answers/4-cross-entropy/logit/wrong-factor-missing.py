# points: 0
# message: Line 3: Does not follow.
# slip: inner-derivative
logit = """
let yhat = sigma(z)
d/dz[-(t ln(yhat) + (1 - t) ln(1 - yhat))]
= d/dyhat[-(t ln(yhat) + (1 - t) ln(1 - yhat))]
= (yhat - t)/(yhat (1 - yhat))
= (sigma(z) - t)/(sigma(z) (1 - sigma(z)))
"""
