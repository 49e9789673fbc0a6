# points: 1.0
# message: 'line' should be a whole number from 1 to 8, not '6'
entropy["line"] = "6"
