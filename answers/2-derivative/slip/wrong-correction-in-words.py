# points: 0
# message: 'correction' cannot be read
slip["correction"] = "plus instead of minus"
