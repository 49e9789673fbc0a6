# points: 0
# message: the correction is 0.872281
slip["correction"] = "(e^x (e^x - 1) + e^x e^x)/(e^x + 1)^2"
