# points: 2
# whole
values = np.array([0, np.inf, np.nan, -np.inf, np.nan, -np.log(1e-15), 0])
predict = dict(zip("abcdefg", values))
predict["warnings"] = np.int64(len("bcde"))
