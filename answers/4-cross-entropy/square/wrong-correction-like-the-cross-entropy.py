# points: 0
# message: The correction does not follow
square["correction"] = "sigma(z) - t"
