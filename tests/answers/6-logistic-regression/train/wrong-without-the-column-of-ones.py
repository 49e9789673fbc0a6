# points: 0
# message: expected an array of numbers of shape (3,)
weights = np.zeros(2)
for _ in range(3000):
    weights = weights - 0.5 * spots.T @ (sigmoid(spots @ weights) - t_train) / 60
