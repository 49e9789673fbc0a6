# points: 1.5
entropy = {
    "line": 6,
    "rule": "constant rule",
    "correction": "0 - t/yhat + 0 + (1 - t)/(1 - yhat)",
}
