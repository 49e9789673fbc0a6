# points: 1.0
# message: Line 5 is not where it breaks
entropy = {
    "line": 5,
    "rule": "constant rule",
    "correction": "-t/yhat + (1 - t)/(1 - yhat)",
}
