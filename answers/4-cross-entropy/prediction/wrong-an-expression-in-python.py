# points: 0
# message: A text in quotes was expected here, not a value of type function
prediction = lambda yhat, t: (yhat - t) / (yhat * (1 - yhat))
