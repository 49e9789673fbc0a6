# points: 0
# message: The loss at your weights is
# whole
weights = np.zeros(3)
slope = X_train.T @ (sigmoid(X_train @ weights) - t_train) / 60
for _ in range(300):
    weights = weights - 0.5 * slope
