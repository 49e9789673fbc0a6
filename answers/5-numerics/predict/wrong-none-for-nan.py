# points: 1.5
# message: at 'c': nothing yet
predict["c"] = None
predict["e"] = None
