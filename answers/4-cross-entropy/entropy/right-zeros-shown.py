# points: 1.5
entropy["correction"] = "0 - t/yhat + 0 + (1 - t)/(1 - yhat)"
