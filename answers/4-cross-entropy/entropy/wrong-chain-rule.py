# points: 1.0
# message: It is not the chain rule
entropy["rule"] = "chain rule"
