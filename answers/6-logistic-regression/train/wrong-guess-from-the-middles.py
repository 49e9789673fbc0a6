# points: 0
# message: % of the way down
# whole
weights = np.array([-1.6, 1.5, 1.0])
