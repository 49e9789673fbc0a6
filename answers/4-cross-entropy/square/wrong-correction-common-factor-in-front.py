# points: 1.5
# message: It earns half
square["correction"] = "2 (sigma(z) - t) sigma(z) (1 - sigma(z))"
