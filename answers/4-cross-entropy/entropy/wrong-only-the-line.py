# points: 0.5
# message: The answer's 'rule' is not filled in yet
entropy = {
    "line": 6,
    "rule": "",
    "correction": "",
}
