# points: 0
# message: does not follow
entropy["correction"] = "ln(t) - t/yhat - ln(1 - t) + (1 - t)/(1 - yhat)"
