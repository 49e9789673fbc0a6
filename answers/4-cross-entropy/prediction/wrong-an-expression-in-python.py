# points: 0
# message: A text in quotes was expected here, not function
prediction = lambda yhat, t: (yhat - t) / (yhat * (1 - yhat))
