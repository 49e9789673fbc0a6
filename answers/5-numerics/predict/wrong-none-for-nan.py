# points: 1.5
# message: at 'c': nothing yet
predict = {"a": 0.0, "b": np.inf, "c": None, "d": -np.inf}
predict |= {"e": None, "f": 34.5, "g": 0.0, "warnings": 4}
