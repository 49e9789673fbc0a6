# points: 0
# message: positive: ('B', True) does not settle it
signs["positive"] = ("B", True)
signs["middle"] = ("E", False)
signs["inner"] = (0, False)
signs["product"] = ("C", True)
signs["lost"] = (-2, True)
signs["both"] = ("C", False)
signs["logarithm"] = ("F", True)
signs["cancel"] = ("B", True)
