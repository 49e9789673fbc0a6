# points: 0
# message: Missing after line
logit = """
let yhat = sigma(z)
d/dz[-(t ln(yhat) + (1 - t) ln(1 - yhat))]
= sigma(z) - t
"""
