# points: 3
# message: The curve at x = -10: got 22027.5
y = 1 / 1 + np.exp(-x)
