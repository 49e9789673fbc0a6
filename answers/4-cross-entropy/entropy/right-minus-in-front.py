# points: 1.5
entropy["correction"] = "-(t/yhat - (1 - t)/(1 - yhat))"
