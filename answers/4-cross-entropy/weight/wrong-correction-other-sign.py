# points: 1.0
# message: The correction does not follow from the line before line 8
weight["correction"] = "w t/yhat - (1 - t)/(1 - yhat)"
