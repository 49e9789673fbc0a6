entropy = {
    "line": 6,
    "rule": "constant rule",
    "correction": "-t/yhat + (1 - t)/(1 - yhat)",
}
