# points: 1.75
# message: lost: (True, 2) does not settle it
signs["lost"] = (True, 2)
