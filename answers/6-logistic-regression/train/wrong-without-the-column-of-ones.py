# points: 0
# message: expected an array of numbers of shape (3,)
weights = np.zeros(2)
for _ in range(3000):
    weights = weights - 0.5 * X_train[:, 1:].T @ (sigmoid(X_train[:, 1:] @ weights) - t_train) / 60
