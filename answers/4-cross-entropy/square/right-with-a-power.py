# points: 2.0
square = {
    "line": 9,
    "rule": "chain rule",
    "correction": "2 sigma(z)^2 (1 - sigma(z)) - 2t sigma(z) (1 - sigma(z))",
}
