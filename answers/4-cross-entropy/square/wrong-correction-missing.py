# points: 0
# message: The answer's 'correction' is not filled in yet
square = {"line": 9, "rule": "chain rule"}
