# points: 1.5
# message: at 'd': got -745.13
predict = {"a": 0.0, "b": np.finfo(np.float32).max, "c": np.nan, "d": -745.13}
