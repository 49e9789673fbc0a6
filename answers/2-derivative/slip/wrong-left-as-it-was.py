# points: 0
# message: The answer's 'line' is not filled in yet
slip["line"] = None
slip["rule"] = ""
slip["correction"] = ""
