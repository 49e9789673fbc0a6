# points: 1.5
# message: It earns half
square["correction"] = "2 sigma(z) e^-z/(1 + e^-z)^2 - 2t e^-z/(1 + e^-z)^2"
