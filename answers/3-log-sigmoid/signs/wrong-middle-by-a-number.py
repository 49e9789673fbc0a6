# points: 1.75
# message: middle: (False, 0) does not settle it
signs["middle"] = (False, 0)
