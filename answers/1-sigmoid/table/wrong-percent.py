# points: 0.75
# message: at 1: got 73.1
table = {-30: 9.36e-12, -2: 11.9, 0: 50, 1: 73.1, 2: 88.1}
inverse = {y: np.log(y / (1 - y)) for y in (0.1, 0.75, 0.9)}
