# points: 0
# message: The correction does not follow
entropy["correction"] = "t ln(t) - t/yhat + (1 - t) ln(1 - t) + (1 - t)/(1 - yhat)"
