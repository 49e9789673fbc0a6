# points: 0
# message: got an array of shape (3, 1)
# whole
weights = np.zeros((3, 1))
targets = t_train.reshape(-1, 1)
for _ in range(3000):
    weights = weights - 0.5 * X_train.T @ (sigmoid(X_train @ weights) - targets) / 60
