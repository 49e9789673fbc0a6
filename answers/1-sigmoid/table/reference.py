table = {x: 1 / (1 + np.exp(-x)) for x in (-30, -2, 0, 1, 2)}
inverse = {y: np.log(y / (1 - y)) for y in (0.1, 0.75, 0.9)}
