# points: 2
# message: still holds a derivative
slip["correction"] = "(e^x (e^x + 1) - d/dx[e^x + 1] e^x)/(e^x + 1)^2"
