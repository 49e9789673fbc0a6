# points: 1.0
# message: not 'inner-derivative'
entropy = {
    "line": 6,
    "rule": "inner-derivative",
    "correction": "0 - t/yhat + 0 + (1 - t)/(1 - yhat)",
}
