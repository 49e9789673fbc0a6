# points: 1.0
# message: not 'inner-derivative'
weight = {
    "line": 8,
    "rule": "inner-derivative",
    "correction": "-w t/yhat + (1 - t)/(1 - yhat)",
}
