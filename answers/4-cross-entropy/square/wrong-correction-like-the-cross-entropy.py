# points: 1.0
# message: The correction does not follow
square = {
    "line": 9,
    "rule": "chain rule",
    "correction": "sigma(z) - t",
}
