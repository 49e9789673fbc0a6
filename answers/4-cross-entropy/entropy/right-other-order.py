# points: 1.5
entropy["correction"] = "(1 - t)/(1 - yhat) - t/yhat"
