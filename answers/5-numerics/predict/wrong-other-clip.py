# points: 1.75
# message: (this is what clipping at 1e-7 gives)
predict = {"a": 0.0, "b": np.inf, "c": np.nan, "d": -np.inf}
predict |= {"e": np.nan, "f": 16.118, "g": 0.0, "warnings": 4}
