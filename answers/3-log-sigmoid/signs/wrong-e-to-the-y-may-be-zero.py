# points: 1.75
# message: cancel: (False, 0) does not settle it
signs["cancel"] = (False, 0)
