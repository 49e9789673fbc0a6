# points: 3
for _ in range(2000):
    weights = weights - 0.02 * X_train.T @ (sigmoid(X_train @ weights) - t_train)
