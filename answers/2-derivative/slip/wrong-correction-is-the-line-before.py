# points: 0
# message: The correction repeats line 13
slip["correction"] = "(d/dx[e^x] (e^x + 1) - d/dx[e^x + 1] e^x)/(e^x + 1)^2"
