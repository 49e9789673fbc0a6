# points: 3
# message: The curve at x = 0.5: got 0.377541, expected 0.622459
y = 1 / (1 + np.exp(-x + 1))
