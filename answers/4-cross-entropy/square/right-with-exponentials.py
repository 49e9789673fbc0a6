# points: 2.0
square = {
    "line": 9,
    "rule": "chain rule",
    "correction": "2 sigma(z) e^-z/(1 + e^-z)^2 - 2t e^-z/(1 + e^-z)^2",
}
