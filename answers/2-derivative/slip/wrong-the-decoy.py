# points: 0
# message: Line 4 is not where it breaks
slip["line"] = 4
slip["correction"] = "e^-x/(1 + e^-x)^2"
