# points: 0.5
# message: Line 3 is not where it breaks
weight = {
    "line": 3,
    "rule": "chain rule",
    "correction": "1/yhat - 1/(1 - yhat)",
}
