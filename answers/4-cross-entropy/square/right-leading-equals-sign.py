# points: 2.0
square = {
    "line": 9,
    "rule": "Chain Rule",
    "correction": "= 2 sigma(z) sigma(z) (1 - sigma(z)) - 2t sigma(z) (1 - sigma(z))",
}
