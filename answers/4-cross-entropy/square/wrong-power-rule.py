# points: 1.5
# message: It is not the power rule
square["rule"] = "power rule"
