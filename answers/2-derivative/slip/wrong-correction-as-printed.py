# points: 0
# message: at x = 1 that line is 0.196612, the correction is -0.196612
slip["correction"] = "(e^x (e^x - 1) - e^x e^x)/(e^x + 1)^2"
