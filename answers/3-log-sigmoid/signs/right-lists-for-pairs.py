# points: 2
# whole
signs = {}
signs["cancel"] = signs["positive"] = [True, "B"]
signs["product"] = [True, "C"]
signs["both"] = [False, "C"]
signs["middle"] = [False, "E"]
signs["logarithm"] = [True, "F"]
signs["inner"] = [False, -1.0]
signs["lost"] = [True, -1.0 - 1.0]
