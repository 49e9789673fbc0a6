# points: 1.5
entropy = {
    "line": 6,
    "rule": "constant rule",
    "correction": "−t/ŷ + (1 − t)/(1 − ŷ)",
}
