# points: 1.0
# message: It is not the chain rule
entropy = {
    "line": 6,
    "rule": "chain rule",
    "correction": "-t/yhat + (1 - t)/(1 - yhat)",
}
