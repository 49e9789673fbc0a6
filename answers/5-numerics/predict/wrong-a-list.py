# points: 0
# message: should be a dict
# whole
predict = [0.0, np.inf, np.nan, -np.inf, np.nan, 34.5, 0.0, 4]
