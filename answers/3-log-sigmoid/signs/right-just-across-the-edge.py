# points: 2
signs["inner"] = (False, -0.001)
signs["lost"] = (True, -1.1)
