# points: 0
# message: The answer's 'rule' is not filled in yet
slip["rule"] = ""
slip["correction"] = ""
