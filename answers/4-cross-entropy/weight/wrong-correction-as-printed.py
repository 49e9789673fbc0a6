# points: 0
# message: The correction does not follow
weight["correction"] = "-w t/yhat - (1 - t)/(1 - yhat)"
