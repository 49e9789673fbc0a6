# points: 3
# message: The curve at x = -10: got 1.67014e-05
y = 1 / (1 + np.exp(-x + 1))
