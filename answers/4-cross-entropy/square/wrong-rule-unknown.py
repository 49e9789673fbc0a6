# points: 1.5
# message: not 'inner-derivative'
square["rule"] = "inner-derivative"
