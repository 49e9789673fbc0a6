# points: 1.5
# message: and can still fall
for _ in range(200):
    weights = weights - 0.5 * X_train.T @ (sigmoid(X_train @ weights) - t_train) / 60
