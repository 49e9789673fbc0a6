# points: 1.0
# message: 'line' should be a whole number from 1 to 10, not '8'
weight["line"] = "8"
