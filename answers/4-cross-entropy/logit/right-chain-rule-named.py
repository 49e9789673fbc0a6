# points: 3
logit = """
let yhat = 1/(1 + e^-z)
d/dz[-t ln(yhat) - (1 - t) ln(1 - yhat)]
= d/dyhat[-t ln(yhat) - (1 - t) ln(1 - yhat)] * d/dz[yhat]    # chain rule
= (yhat - t)/(yhat (1 - yhat)) * d/dz[yhat]
= (yhat - t)/(yhat (1 - yhat)) * yhat (1 - yhat)              # known derivative
= yhat - t                                                    # algebra
= 1/(1 + e^-z) - t                                            # substitution
= sigma(z) - t
"""
