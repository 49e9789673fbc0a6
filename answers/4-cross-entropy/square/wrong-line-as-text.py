# points: 1.5
# message: 'line' should be a whole number from 1 to 11, not '9'
square = {"line": "9", "rule": "chain rule", "correction": "2 sigma(z) sigma(z) (1 - sigma(z)) - 2t sigma(z) (1 - sigma(z))"}
