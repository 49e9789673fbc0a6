# points: 1.0
# message: not 'inner-derivative'
entropy = {
    "line": 6,
    "rule": "inner-derivative",
    "correction": "-t/yhat + (1 - t)/(1 - yhat)",
}
