# points: 1.5
weight["correction"] = "(1 - t)/(1 - yhat) - w t/yhat"
