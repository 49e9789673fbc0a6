# points: 1.5
# message: It is not the constant rule
square["rule"] = "constant rule"
