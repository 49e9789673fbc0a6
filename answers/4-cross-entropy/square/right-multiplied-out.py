# points: 2.0
square["correction"] = "2 sigma(z)^2 - 2 sigma(z)^3 - 2t sigma(z) + 2t sigma(z)^2"
