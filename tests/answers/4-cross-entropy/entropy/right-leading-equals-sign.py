# points: 1.5
entropy = {
    "line": 6,
    "rule": "Constant Rule",
    "correction": "= 0 - t/yhat + 0 + (1 - t)/(1 - yhat)",
}
