# points: 1.0
# message: The correction does not follow
weight = {
    "line": 8,
    "rule": "chain rule",
    "correction": "-w t/yhat - (1 - t)/(1 - yhat)",
}
