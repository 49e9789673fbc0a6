# points: 1.5
# message: at 'g': got 1
predict = {"a": 0.0, "b": np.inf, "c": np.nan, "d": -np.inf}
predict |= {"e": np.nan, "f": 34.5, "g": 1.0, "warnings": 5}
