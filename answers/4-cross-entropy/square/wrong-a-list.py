# points: 0
# message: A dict with line, rule and correction was expected; this is of type list.
square = [9, "chain rule", "2 sigma(z) sigma(z) (1 - sigma(z)) - 2t sigma(z) (1 - sigma(z))"]
