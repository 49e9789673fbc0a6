# points: 1.75
# message: at 'warnings': a list, not a number
predict["warnings"] = ["b", "c", "d", "e"]
