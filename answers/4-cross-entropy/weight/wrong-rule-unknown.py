# points: 1.0
# message: not 'inner-derivative'
weight["rule"] = "inner-derivative"
