# points: 5
slip = {
    "line": 14,
    "rule": "quotient rule",
    "correction": "(exp(x)*(exp(x) + 1) - exp(x)*exp(x))/(exp(x) + 1)**2",
}
