# points: 1.0
# message: The correction still holds a derivative
entropy["correction"] = "-t d/dyhat[ln(yhat)] - (1 - t) d/dyhat[ln(1 - yhat)]"
