# points: 1
# message: product: (True, 'A') does not settle it
signs["middle"] = (True, 0)
signs["inner"] = (True, "A")
signs["product"] = (True, "A")
signs["both"] = (False, "A")
