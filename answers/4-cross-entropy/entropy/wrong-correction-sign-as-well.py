# points: 1.0
# message: The correction does not follow
entropy["correction"] = "-t/yhat - (1 - t)/(1 - yhat)"
