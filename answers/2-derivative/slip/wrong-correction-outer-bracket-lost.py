# points: 2
# message: does not follow
slip["correction"] = "e^x (e^x + 1) - e^x e^x/(e^x + 1)^2"
