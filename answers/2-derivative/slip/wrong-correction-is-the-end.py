# points: 0
# message: The correction repeats line
slip["correction"] = "sigma(x) (1 - sigma(x))"
