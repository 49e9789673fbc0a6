# points: 0
# message: and can still fall
for _ in range(1000):
    weights = weights - 0.005 * X_train.T @ (sigmoid(X_train @ weights) - t_train) / 60
