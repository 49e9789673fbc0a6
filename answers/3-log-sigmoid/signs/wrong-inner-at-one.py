# points: 1.75
# message: inner: (False, 1) does not settle it
signs["inner"] = (False, 1)
