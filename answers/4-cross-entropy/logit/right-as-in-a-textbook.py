# points: 3
logit = """
yhat = sigma(z)
L = -(t ln(yhat) + (1 - t) ln(1 - yhat))
dL/dz = dL/dyhat * dyhat/dz
= (yhat - t)/(yhat (1 - yhat)) * dyhat/dz
= (yhat - t)/(yhat (1 - yhat)) * yhat (1 - yhat)
= yhat - t
= sigma(z) - t
"""
