# points: 0
# message: The answer's 'rule' is not filled in yet
entropy["rule"] = ""
entropy["correction"] = ""
