# points: 4
# message: It is not the chain rule
slip["rule"] = "chain rule"
