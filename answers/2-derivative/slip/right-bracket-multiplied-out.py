# points: 5
slip["correction"] = "(e^(2x) + e^x - e^(2x))/(e^x + 1)^2"
