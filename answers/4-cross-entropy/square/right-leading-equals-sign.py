# points: 2.0
square["rule"] = "Chain Rule"
square["correction"] = "= 2 sigma(z) sigma(z) (1 - sigma(z)) - 2t sigma(z) (1 - sigma(z))"
