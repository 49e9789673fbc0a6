# points: 1.25
# message: this is what ln((1 - y)/y) gives
inverse = {y: np.log((1 - y) / y) for y in (0.1, 0.75, 0.9)}
