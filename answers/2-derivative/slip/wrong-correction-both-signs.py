# points: 2
# message: the correction is 1.26551
slip["correction"] = "(e^x (e^x + 1) + e^x e^x)/(e^x + 1)^2"
