# points: 0
# message: A text in quotes was expected
steps = 1 / (1 + np.exp(-1.0))
