# points: 3
for _ in range(3000):
    weights = weights - 0.3 * X_train.T @ (sigmoid(X_train @ weights) - t_train) / 60
