# points: 0
# message: A dict with line, rule and correction was expected; this is of type list.
weight = [8, "chain rule", "-w t/yhat + (1 - t)/(1 - yhat)"]
