# points: 0
# message: that the exercise asks for is missing
logit = """
let yhat = sigma(z)
d/dz[-(t ln(yhat) + (1 - t) ln(1 - yhat))]
= sigma(z) - t
"""
