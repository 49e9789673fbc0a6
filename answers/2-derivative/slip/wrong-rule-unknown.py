# points: 4
# message: not 'fraction rule'
slip["rule"] = "fraction rule"
