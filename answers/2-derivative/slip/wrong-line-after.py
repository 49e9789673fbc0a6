# points: 4
# message: Line 15 is not where it breaks
slip = {
    "line": 15,
    "rule": "quotient rule",
    "correction": "(e^x (e^x + 1) - e^x e^x)/(e^x + 1)^2",
}
