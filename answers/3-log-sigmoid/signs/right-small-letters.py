# points: 2
signs["positive"] = (True, "b")
signs["middle"] = (False, " e ")
signs["both"] = (False, "c")
