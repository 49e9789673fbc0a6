# points: 5
slip = {
    "line": 14,
    "rule": "quotient rule",
    "correction": "(e^x (e^x + 1) - (e^x)^2)/(e^x + 1)^2",
}
