# points: 2
# message: 'correction' cannot be read
slip = {
    "line": 14,
    "rule": "quotient rule",
    "correction": "plus instead of minus",
}
