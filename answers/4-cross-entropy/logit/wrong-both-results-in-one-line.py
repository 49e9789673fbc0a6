# points: 1
# message: that the exercise asks for is missing after line 3
logit = """
let yhat = sigma(z)
d/dz[-(t ln(yhat) + (1 - t) ln(1 - yhat))]
= (yhat - t)/(yhat (1 - yhat)) * yhat (1 - yhat)
= yhat - t
= sigma(z) - t
"""
