# points: 0
# message: The answer's 'correction' is not filled in yet
weight = {"line": 8, "rule": "chain rule"}
