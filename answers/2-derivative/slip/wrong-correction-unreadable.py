# points: 0
# message: 'correction' cannot be read
slip["correction"] = "(e^x (e^x + 1) - e^x e^x/(e^x + 1)^2"
