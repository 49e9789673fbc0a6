# points: 1.0
# message: does not follow
weight["correction"] = "-w t/yhat + 1 - t/(1 - yhat)"
