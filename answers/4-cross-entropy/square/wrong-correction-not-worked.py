# points: 1.0
# message: The correction still holds a derivative
square["correction"] = "2 sigma(z) d/dz[sigma(z)] - 2t sigma(z) (1 - sigma(z))"
