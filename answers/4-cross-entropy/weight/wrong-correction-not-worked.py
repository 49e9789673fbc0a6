# points: 1.0
# message: The correction still holds a derivative
weight["correction"] = "-w t/yhat - (1 - t)/(1 - yhat) * d/dyhat[1 - yhat]"
