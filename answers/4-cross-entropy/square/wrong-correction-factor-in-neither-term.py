# points: 0
# message: The correction does not follow from the line before line 9
square["correction"] = "2 sigma(z) - 2t"
