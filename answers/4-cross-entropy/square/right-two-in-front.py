# points: 2.0
square["correction"] = "2 [sigma(z)^2 (1 - sigma(z)) - t sigma(z) (1 - sigma(z))]"
