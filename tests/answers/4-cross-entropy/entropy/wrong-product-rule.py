# points: 1.0
# message: It is not the product rule
entropy = {
    "line": 6,
    "rule": "product rule",
    "correction": "0 - t/yhat + 0 + (1 - t)/(1 - yhat)",
}
