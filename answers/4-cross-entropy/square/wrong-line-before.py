# points: 1.5
# message: Line 8 is not where it breaks
square = {
    "line": 8,
    "rule": "chain rule",
    "correction": "2 sigma(z) sigma(z) (1 - sigma(z)) - 2t sigma(z) (1 - sigma(z))",
}
