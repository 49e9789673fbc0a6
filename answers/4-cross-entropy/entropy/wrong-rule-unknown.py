# points: 1.0
# message: not 'inner-derivative'
entropy["rule"] = "inner-derivative"
