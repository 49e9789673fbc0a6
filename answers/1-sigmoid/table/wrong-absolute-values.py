# points: 1.25
# message: at -30: got 1
table = {x: 1 / (1 + np.exp(-abs(x))) for x in (-30, -2, 0, 1, 2)}
inverse = {0.1: 2.2, 0.75: 1.1, 0.9: 2.2}
