# points: 1.0
# message: It is not the constant multiple rule
weight["rule"] = "constant multiple rule"
