# points: 0
# message: positive: True does not settle it
signs["positive"] = True
signs["middle"] = False
signs["inner"] = False
signs["product"] = True
signs["lost"] = True
signs["both"] = False
signs["logarithm"] = True
signs["cancel"] = True
