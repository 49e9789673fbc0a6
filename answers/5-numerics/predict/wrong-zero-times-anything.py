# points: 1.5
# message: at 'e': got 0 (this is what exact arithmetic gives)
predict = {"a": 0.0, "b": np.inf, "c": 1.0, "d": -np.inf}
predict |= {"e": 0.0, "f": 34.5, "g": 0.0, "warnings": 4}
