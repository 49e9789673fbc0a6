# points: 3
# message: as if x stood where -x belongs
# slip: reflected
y = 1 / (1 + np.exp(x))
