# points: 0
# message: The answer's 'line' is not filled in yet
# whole
square = {"line": None, "rule": "", "correction": ""}
pass  # your answer here
