# points: 1.5
# message: It is not the constant rule
square = {
    "line": 9,
    "rule": "constant rule",
    "correction": "2 sigma(z) sigma(z) (1 - sigma(z)) - 2t sigma(z) (1 - sigma(z))",
}
