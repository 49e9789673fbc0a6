# points: 1.75
# message: lost: (False, 'B') does not settle it
signs["lost"] = (False, "B")
