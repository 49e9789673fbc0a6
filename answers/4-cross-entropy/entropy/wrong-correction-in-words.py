# points: 1.0
# message: 'correction' cannot be read
entropy = {
    "line": 6,
    "rule": "constant rule",
    "correction": "leave out the logs of t",
}
