# points: 2
# message: 'correction' cannot be read
slip["correction"] = "plus instead of minus"
