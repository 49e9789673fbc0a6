# points: 2.0
square["correction"] = "2 sigma(z) (sigma(z) - sigma(z)^2) - 2t sigma(z) (1 - sigma(z))"
