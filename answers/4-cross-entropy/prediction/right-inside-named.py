# points: 4
prediction = """
let u = 1 - yhat
d/dyhat[-(t ln(yhat) + (1 - t) ln(u))]
= -(t d/dyhat[ln(yhat)] + (1 - t) d/dyhat[ln(u)])
= -(t/yhat + (1 - t) d/du[ln(u)] d/dyhat[u])
= -(t/yhat + (1 - t)/u * (-1))
= -t/yhat + (1 - t)/(1 - yhat)
= (yhat - t)/(yhat (1 - yhat))
"""
