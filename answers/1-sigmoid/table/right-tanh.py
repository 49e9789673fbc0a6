# points: 2
# whole
table = {x: (1 + np.tanh(x / 2)) / 2 for x in (-2, 0, 1, 2)}
table[-30] = np.exp(-30.0)
inverse = {y: 2 * np.arctanh(2 * y - 1) for y in (0.1, 0.75, 0.9)}
