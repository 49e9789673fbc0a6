# points: 1.0
# message: Line 5 is not where it breaks
entropy = {
    "line": 5,
    "rule": "constant rule",
    "correction": "0 - t/yhat + 0 + (1 - t)/(1 - yhat)",
}
