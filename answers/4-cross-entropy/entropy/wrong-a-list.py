# points: 0
# message: A dict with line, rule and correction was expected; this is of type list.
entropy = [6, "constant rule", "-t/yhat + (1 - t)/(1 - yhat)"]
