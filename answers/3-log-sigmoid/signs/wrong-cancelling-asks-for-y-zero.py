# points: 1.75
# message: cancel: (False, 'G') does not settle it
signs["cancel"] = (False, "G")
