# points: 1.5
weight = {
    "line": 8,
    "rule": "Chain Rule",
    "correction": "= -w t/yhat + (1 - t)/(1 - yhat)",
}
