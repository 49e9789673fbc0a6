# points: 1.25
# message: this is what ln((1 - y)/y) gives
# slip: reflected
table = {x: 1 / (1 + np.exp(-x)) for x in (-30, -2, 0, 1, 2)}
inverse = {y: np.log((1 - y) / y) for y in (0.1, 0.75, 0.9)}
