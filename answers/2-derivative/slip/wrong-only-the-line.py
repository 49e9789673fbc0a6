# points: 1
# message: The answer's 'rule' is not filled in yet
slip = {
    "line": 14,
    "rule": "",
    "correction": "",
}
