# points: 4
# message: not 'fraction rule'
slip = {
    "line": 14,
    "rule": "fraction rule",
    "correction": "(e^x (e^x + 1) - e^x e^x)/(e^x + 1)^2",
}
