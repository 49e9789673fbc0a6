# points: 5
slip["correction"] = "(e^x (e^x + 1) - (e^x)^2)/(e^x + 1)^2"
