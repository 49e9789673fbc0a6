# points: 1.0
# message: It is not the constant multiple rule
weight = {
    "line": 8,
    "rule": "constant multiple rule",
    "correction": "-w t/yhat + (1 - t)/(1 - yhat)",
}
