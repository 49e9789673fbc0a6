# points: 1.5
entropy["rule"] = "Constant Rule"
entropy["correction"] = "= -t/yhat + (1 - t)/(1 - yhat)"
