# points: 2.5
# message: float: (True, 'B') does not settle it
claims["float"] = (True, "B")
