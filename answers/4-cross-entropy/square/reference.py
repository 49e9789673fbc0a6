square = {
    "line": 9,
    "rule": "chain rule",
    "correction": "2 sigma(z) sigma(z) (1 - sigma(z)) - 2t sigma(z) (1 - sigma(z))",
}
