# points: 2
signs["inner"] = (False, -700)
signs["lost"] = (True, -50.5)
