# points: 1.0
# message: The correction does not follow from the line before line 6
entropy["correction"] = "(ln(t) + 1) - t/yhat + (1 - t)/(1 - yhat)"
