# points: 1.5
entropy = {
    "line": 6,
    "rule": "constant rule",
    "correction": "(yhat - t)/(yhat (1 - yhat))",
}
