# points: 1.75
# message: inner: (True, 'B') does not settle it
signs["inner"] = (True, "B")
