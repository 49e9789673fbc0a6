# points: 1.25
# message: at 0.75: got 0.679
inverse = {y: 1 / (1 + np.exp(-y)) for y in (0.1, 0.75, 0.9)}
