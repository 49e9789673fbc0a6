# points: 0
# message: The loss at your weights is
for _ in range(3000):
    weights = weights - 0.5 * np.array([0, 1, 1]) * (X_train.T @ (sigmoid(X_train @ weights) - t_train) / 60)
