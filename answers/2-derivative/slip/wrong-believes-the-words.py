# points: 4
# message: It is not the chain rule
slip = {
    "line": 14,
    "rule": "chain rule",
    "correction": "(e^x (e^x + 1) - e^x e^x)/(e^x + 1)^2",
}
