# points: 4
# message: Line 3 is not where it breaks
slip = {
    "line": 3,
    "rule": "quotient rule",
    "correction": "(e^x (e^x + 1) - e^x e^x)/(e^x + 1)^2",
}
