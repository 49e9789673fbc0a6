predict = {"a": 0.0, "b": np.inf, "c": np.nan, "d": -np.inf}
predict |= {"e": np.nan, "f": 34.5, "g": 0.0, "warnings": 4}
