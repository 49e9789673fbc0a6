# points: 1.75
# message: at 'warnings': got 7
predict["warnings"] = 7
