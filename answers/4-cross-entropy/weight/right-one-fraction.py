# points: 1.5
weight = {
    "line": 8,
    "rule": "chain rule",
    "correction": "(yhat - t yhat - w t + w t yhat)/(yhat (1 - yhat))",
}
