slip = {
    "line": 14,
    "rule": "quotient rule",
    "correction": "(e^x (e^x + 1) - e^x e^x)/(e^x + 1)^2",
}
