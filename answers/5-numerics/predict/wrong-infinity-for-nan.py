# points: 1.5
# message: at 'c': got inf
predict = {"a": 0.0, "b": np.inf, "c": np.inf, "d": -np.inf}
predict |= {"e": -np.inf, "f": 34.5, "g": 0.0, "warnings": 4}
