# points: 2.0
square["correction"] = "-2t sigma(z) (1 - sigma(z)) + 2 sigma(z) (1 - sigma(z)) sigma(z)"
