# points: 0.5
# message: The answer's 'rule' is not filled in yet
entropy["rule"] = ""
entropy["correction"] = ""
