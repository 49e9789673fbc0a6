# points: 1.25
# message: 0 of 3 values agree
inverse = {y: np.log10(y / (1 - y)) for y in (0.1, 0.75, 0.9)}
