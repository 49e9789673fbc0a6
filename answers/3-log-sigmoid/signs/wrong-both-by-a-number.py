# points: 1.75
# message: both: (True, 1) does not settle it
signs["both"] = (True, 1)
