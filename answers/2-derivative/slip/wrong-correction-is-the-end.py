# points: 2
# message: The correction repeats line
slip = {
    "line": 14,
    "rule": "quotient rule",
    "correction": "sigma(x) (1 - sigma(x))",
}
