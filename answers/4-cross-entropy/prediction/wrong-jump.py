# points: 0
# message: that the exercise asks for is missing
prediction = """
d/dyhat[-(t ln(yhat) + (1 - t) ln(1 - yhat))]
= (yhat - t)/(yhat (1 - yhat))
"""
