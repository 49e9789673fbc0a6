# points: 1.5
# message: It earns half
square["correction"] = "2 sigma(z)^2 - 2 sigma(z)^3 - 2t sigma(z) + 2t sigma(z)^2"
