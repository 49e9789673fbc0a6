# points: 1.5
# message: not 'inner-derivative'
square = {
    "line": 9,
    "rule": "inner-derivative",
    "correction": "2 sigma(z) sigma(z) (1 - sigma(z)) - 2t sigma(z) (1 - sigma(z))",
}
