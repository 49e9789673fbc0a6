# points: 0
# message: The answer's 'correction' is not filled in yet
entropy = {"line": 6, "rule": "constant rule"}
