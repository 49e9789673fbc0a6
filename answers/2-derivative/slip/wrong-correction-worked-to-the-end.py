# points: 0
# message: Change what is wrong in that line, and nothing else
slip["correction"] = "e^x/(e^x + 1)^2"
