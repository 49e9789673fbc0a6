# points: 1.5
# message: at 'g': got 9.99e-16
predict = {"a": 0.0, "b": 2.688e43, "c": np.nan, "d": -np.inf}
predict |= {"e": np.nan, "f": 34.5, "g": 9.99e-16, "warnings": 4}
