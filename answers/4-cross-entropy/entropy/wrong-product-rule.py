# points: 1.0
# message: It is not the product rule
entropy["rule"] = "product rule"
