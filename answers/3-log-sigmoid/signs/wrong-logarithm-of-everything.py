# points: 1.75
# message: logarithm: (True, 'D') does not settle it
signs["logarithm"] = (True, "D")
