# points: 1.5
entropy = {
    "line": 6,
    "rule": "Constant Rule",
    "correction": "= -t/yhat + (1 - t)/(1 - yhat)",
}
