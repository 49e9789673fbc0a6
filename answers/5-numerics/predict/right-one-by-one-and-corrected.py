# points: 2
# whole
predict = {"a": None, "b": None, "c": None, "d": None}
predict |= {"e": None, "f": None, "g": None, "warnings": None}
predict["a"] = 1e-20
predict["b"] = np.inf
predict["c"] = 1
predict["d"] = -800
predict["e"] = 0
predict["f"] = 34.5
predict["g"] = 1e-15
predict["warnings"] = 3
# After running them:
predict["a"] = 0.0  # 1 + 1e-20 is rounded to 1
predict["c"] = np.nan  # inf / inf
predict["d"] = -np.inf  # exp underflows to 0
predict["e"] = np.nan  # 0 * -inf
predict["g"] = 0.0  # in float32, 1 - 1e-15 is rounded to 1
predict["warnings"] = 4
