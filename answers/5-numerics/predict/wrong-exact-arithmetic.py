# points: 0.25
# message: (this is what exact arithmetic gives)
predict = {"a": 1e-20, "b": 2.688e43, "c": 1, "d": -800}
predict["e"] = 0
predict["f"] = np.inf
predict["g"] = 1e-15
