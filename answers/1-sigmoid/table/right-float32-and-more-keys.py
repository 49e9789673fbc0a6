# points: 2
table = {x: np.float32(1) / (1 + np.exp(np.float32(-x))) for x in range(-30, 31)}
inverse = {y / 100: np.log(y / (100 - y)) for y in range(1, 100)}
