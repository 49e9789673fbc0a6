# points: 1.0
# message: The correction does not follow
weight["correction"] = "-w t/yhat + w (1 - t)/(1 - yhat)"
