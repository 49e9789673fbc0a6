# points: 1.0
# message: It is not the algebra
weight = {
    "line": 8,
    "rule": "algebra",
    "correction": "-w t/yhat + (1 - t)/(1 - yhat)",
}
