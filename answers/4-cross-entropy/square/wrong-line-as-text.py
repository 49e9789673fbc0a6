# points: 1.5
# message: 'line' should be a whole number from 1 to 11, not '9'
square["line"] = "9"
