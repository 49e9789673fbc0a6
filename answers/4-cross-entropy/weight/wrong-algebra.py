# points: 1.0
# message: It is not the algebra
weight["rule"] = "algebra"
