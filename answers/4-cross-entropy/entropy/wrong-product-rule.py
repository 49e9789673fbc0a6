# points: 1.0
# message: It is not the product rule
entropy = {
    "line": 6,
    "rule": "product rule",
    "correction": "-t/yhat + (1 - t)/(1 - yhat)",
}
