# points: 0
# message: 'correction' cannot be read
weight["correction"] = "-w t/yhat + (1 - t)/(1 - yhat"
