# points: 0
# message: The answer's 'correction' is not filled in yet
slip = {"line": 14, "rule": "quotient rule"}
