# points: 2.0
square["correction"] = "2 sigma(z) e^-z/(1 + e^-z)^2 - 2t sigma(z) (1 - sigma(z))"
