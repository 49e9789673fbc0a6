# points: 5
slip["correction"] = "e^x (e^x + 1 - e^x)/(e^x + 1)^2"
