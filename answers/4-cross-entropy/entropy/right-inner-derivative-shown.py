# points: 1.5
entropy["correction"] = "0 - t * 1/yhat + 0 - (1 - t) * 1/(1 - yhat) * (-1)"
