# points: 1.0
# message: Line 7 is not where it breaks
weight = {
    "line": 7,
    "rule": "chain rule",
    "correction": "-w t/yhat + (1 - t)/(1 - yhat)",
}
