# points: 1.75
# message: lost: (True, -1) does not settle it
signs["lost"] = (True, -1)
