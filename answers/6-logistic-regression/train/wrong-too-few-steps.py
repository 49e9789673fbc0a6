# points: 0
# message: and can still fall
for _ in range(20):
    weights = weights - 0.5 * X_train.T @ (sigmoid(X_train @ weights) - t_train) / 60
