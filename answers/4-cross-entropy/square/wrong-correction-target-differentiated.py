# points: 1.0
# message: The correction does not follow
square["correction"] = "2 sigma(z) sigma(z) (1 - sigma(z)) - 2t sigma(z) (1 - sigma(z)) + 2t"
