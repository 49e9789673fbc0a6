# points: 1.5
# message: product: (True, 'A') does not settle it
signs["product"] = (True, "A")
signs["both"] = (False, "A")
