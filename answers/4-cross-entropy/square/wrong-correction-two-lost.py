# points: 1.0
# message: The correction does not follow
square["correction"] = "sigma(z)^2 (1 - sigma(z)) - 2t sigma(z) (1 - sigma(z))"
