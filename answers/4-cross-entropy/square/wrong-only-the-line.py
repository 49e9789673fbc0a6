# points: 0
# message: The answer's 'rule' is not filled in yet
square["rule"] = ""
square["correction"] = ""
