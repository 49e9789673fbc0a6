# points: 4
# message: 'line' should be a whole number from 1 to 17, not '14'
slip["line"] = "14"
