# points: 2
# message: ceiling: (False, inf) does not settle it
claims["ceiling"] = (False, np.inf)
claims["float"] = (False, np.inf)
