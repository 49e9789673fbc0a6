# points: 1.5
# message: at 'a': got 1e-20
predict = {"a": 1e-20, "b": np.inf, "c": np.nan, "d": -np.inf}
predict |= {"e": np.nan, "f": 34.5, "g": 1e-15, "warnings": 4}
