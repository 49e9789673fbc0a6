# points: 0
# message: The correction repeats line 6
square["correction"] = "d/dz[(sigma(z) - t)^2]"
